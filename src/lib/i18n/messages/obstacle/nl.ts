import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl = {
  'obstacle.insecure.what': 'Deze pagina is geopend op een adres dat browsers niet vertrouwen.',
  'obstacle.insecure.next':
    'Een veilige verbinding heeft een adres nodig dat met “https://” begint. Vraag daarnaar en open dat adres.',
  'obstacle.webrtc.what': 'Deze browser staat geen directe verbindingen toe (WebRTC).',
  'obstacle.webrtc.next':
    'De instellingen, een extensie of een beheerder hebben ze uitgezet. Sta WebRTC daar toe of gebruik een andere browser; laad deze pagina dan opnieuw.',
  'obstacle.old.what': 'Deze browser is te oud voor een veilige verbinding.',
  'obstacle.old.next': 'Werk hem bij, of gebruik een actuele Chrome, Edge, Firefox of Safari.',
  'obstacle.unspent': 'Er is niets verzonden en geen pincode verbruikt.'
} as const satisfies Messages<typeof en>;
