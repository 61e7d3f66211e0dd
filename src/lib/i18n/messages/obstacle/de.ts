import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de = {
  'obstacle.insecure.what': 'Diese Seite wurde unter einer Adresse geöffnet, der Browser nicht trauen.',
  'obstacle.insecure.next':
    'Eine sichere Verbindung braucht eine Adresse, die mit „https://“ beginnt. Bitte fragen Sie danach und öffnen Sie diese.',
  'obstacle.webrtc.what': 'Dieser Browser erlaubt keine direkten Verbindungen (WebRTC).',
  'obstacle.webrtc.next':
    'Seine Einstellungen, eine Erweiterung oder die Verwaltung haben sie abgeschaltet. Erlauben Sie dort WebRTC oder nehmen Sie einen anderen Browser; laden Sie dann diese Seite neu.',
  'obstacle.old.what': 'Dieser Browser ist zu alt für eine sichere Verbindung.',
  'obstacle.old.next':
    'Bitte aktualisieren Sie ihn, oder nehmen Sie einen aktuellen Chrome, Edge, Firefox oder Safari.',
  'obstacle.unspent': 'Nichts wurde gesendet und keine PIN verbraucht.'
} as const satisfies Messages<typeof en>;
