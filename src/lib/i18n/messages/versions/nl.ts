import type { en } from './en.js';
import type { Messages } from '../../messages.js';

export const nl: Messages<typeof en> = {
  'feature.chat': 'Chat',
  'feature.screen': 'Een scherm tonen',
  'feature.tab-zoom': 'Het gedeelde tabblad vergroten',
  'feature.recording': 'Het beeld opnemen',
  'feature.board': 'Het bord',
  'feature.records': 'Enquête en gegevens',
  'versions.missing': '{feature}: de andere pagina kan dit niet. Daar opnieuw laden helpt misschien.',
  'versions.peer-older':
    '{feature}: de andere pagina heeft hiervan een oudere versie; misschien werkt het niet. Laad die daar opnieuw.',
  'versions.own-older':
    '{feature}: deze pagina heeft hiervan een oudere versie; misschien werkt het niet. Laad deze pagina opnieuw; er gaat niets verloren.',
  'versions.other':
    'De andere pagina kan iets dat deze niet kan. Laad deze pagina opnieuw als het u uitkomt; er gaat niets verloren.'
};
