import type { en } from './en.js';
import type { Messages } from '../../messages.js';

export const de: Messages<typeof en> = {
  'feature.chat': 'Chat',
  'feature.screen': 'Bildschirm zeigen',
  'feature.tab-zoom': 'Gezeigten Tab vergrößern',
  'feature.recording': 'Das Bild aufzeichnen',
  'feature.board': 'Die Tafel',
  'feature.records': 'Umfrage und Aufzeichnungen',
  'versions.missing': '{feature}: Die andere Seite kann das nicht. Dort neu zu laden, hilft vielleicht.',
  'versions.peer-older':
    '{feature}: Die andere Seite hat davon eine ältere Version; es geht vielleicht nicht. Bitte laden Sie sie dort neu.',
  'versions.own-older':
    '{feature}: Diese Seite hat davon eine ältere Version; es geht vielleicht nicht. Bitte laden Sie diese Seite neu; nichts geht verloren.',
  'versions.other':
    'Die andere Seite kann etwas, das diese nicht kann. Laden Sie diese Seite neu, wenn es passt; nichts geht verloren.'
};
