import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da = {
  'start.framed': 'Denne side virker kun i sit eget vindue.',
  'start.framed.why':
    'Et andet websted viser den inde i sig selv. Af hensyn til din sikkerhed er intet startet her.',
  'start.framed.open': 'Åbn i et eget vindue',
  'start.stuck': 'Denne side er ikke blevet hentet helt.',
  'start.stuck.next':
    'Kontrollér din internetforbindelse, og hent siden igen. Hjælper det ikke, så brug en anden browser, eller opdatér denne.',
  'start.stuck.site': 'Hvis det er dit websted: Blev alle filer kopieret, også mappen “_app”?',
  'start.stuck.again': 'Hent igen',
  'start.noscript':
    'Denne side har brug for JavaScript. Tillad det for denne side i browserens indstillinger, og hent den igen.'
} as const satisfies Messages<typeof en>;
