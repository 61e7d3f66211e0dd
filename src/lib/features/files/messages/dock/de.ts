import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'files.label': 'Dateien',
  'files.send': 'Dateien senden',
  'files.send-folder': 'Einen Ordner senden',
  'files.send-clipboard': 'Den Inhalt der Zwischenablage senden',
  'files.drop': 'Zum Senden loslassen',
  'files.nothing': 'Es war nichts da, was sich senden lässt.',
  'files.too-many':
    'Es wurde nichts gesendet: Das sind mehr als {count} Dateien. Packen Sie sie in eine einzige, etwa ein Zip, oder senden Sie Teile davon.'
};
