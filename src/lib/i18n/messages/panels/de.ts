import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'chat.label': 'Gespräch',
  'chat.input': 'Ihre Nachricht',
  'chat.new': 'Neu',
  'chat.opens': 'öffnet {host}',
  'chat.turn': 'Ein verborgenes Zeichen, das die Richtung des Textes umkehrt',
  'chat.smaller': 'Kleinere Schrift',
  'chat.larger': 'Größere Schrift',
  'chat.search': 'Unterhaltung durchsuchen',
  'chat.found.one': 'Nachricht {place} von {count}',
  'chat.found.other': 'Nachricht {place} von {count}',
  'chat.found-none': 'Keine Nachricht mit diesen Wörtern.',
  'chat.older': 'Ältere',
  'chat.newer': 'Neuere',
  'chat.copy-all': 'Alles kopieren',
  'chat.room.one': 'Platz für noch {count} Zeichen',
  'chat.room.other': 'Platz für noch etwa {count} Zeichen',
  'safety.differ': 'Weicht ein Bild ab, beenden Sie die Sitzung: Jemand könnte mithören.',
  'safety.none': 'keiner',
  'safety.older-page':
    'Die andere Seite ist eine ältere Version, darum gibt es keinen Code zum Vergleichen. Für einen laden Sie sie dort neu und beginnen eine neue Sitzung.',
  'safety.older-session':
    'Diesen Code hat eine ältere Version der Seite gemacht; er beweist weniger als ein neuer.',
  'log-list.empty': 'Noch ist nichts geschehen.',
  'log-list.save': 'Als Text sichern',
  'picture.full-screen': 'Vollbild',
  'picture.leave-full-screen': 'Vollbild verlassen',
  'chat.off': 'Schreiben ist gerade ausgeschaltet. Was Sie getippt haben, bleibt.'
};
