import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da = {
  'obstacle.insecure.what': 'Denne side er åbnet på en adresse, som browsere ikke har tillid til.',
  'obstacle.insecure.next':
    'En sikker forbindelse kræver en adresse, der begynder med “https://”. Spørg efter den, og åbn den i stedet.',
  'obstacle.webrtc.what': 'Denne browser tillader ikke direkte forbindelser (WebRTC).',
  'obstacle.webrtc.next':
    'Dens indstillinger, en udvidelse eller en administrator har slået dem fra. Tillad WebRTC der, eller brug en anden browser, og hent så denne side igen.',
  'obstacle.old.what': 'Denne browser er for gammel til en sikker forbindelse.',
  'obstacle.old.next': 'Opdatér den, eller brug en nyere Chrome, Edge, Firefox eller Safari.',
  'obstacle.unspent': 'Intet blev sendt, og ingen pinkode blev brugt.'
} as const satisfies Messages<typeof en>;
