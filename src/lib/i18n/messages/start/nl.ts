import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl = {
  'start.framed': 'Deze pagina werkt alleen in een eigen venster.',
  'start.framed.why':
    'Een andere website toont haar binnen zichzelf. Voor uw veiligheid is hier niets gestart.',
  'start.framed.open': 'Openen in een eigen venster',
  'start.stuck': 'Deze pagina is niet volledig geladen.',
  'start.stuck.next':
    'Controleer uw internetverbinding en laad de pagina opnieuw. Helpt dat niet, gebruik dan een andere browser of werk deze bij.',
  'start.stuck.site': 'Is dit uw website: zijn alle bestanden gekopieerd, ook de map “_app”?',
  'start.stuck.again': 'Opnieuw laden',
  'start.noscript':
    'Deze pagina heeft JavaScript nodig. Sta het voor deze pagina toe in de instellingen van uw browser en laad haar opnieuw.'
} as const satisfies Messages<typeof en>;
