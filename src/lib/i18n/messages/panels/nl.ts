import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'chat.label': 'Gesprek',
  'chat.input': 'Uw bericht',
  'chat.new': 'Nieuw',
  'chat.opens': 'opent {host}',
  'chat.turn': 'Een verborgen teken dat de richting van de tekst omkeert',
  'chat.smaller': 'Kleinere tekst',
  'chat.larger': 'Grotere tekst',
  'chat.search': 'Gesprek doorzoeken',
  'chat.found.one': 'Bericht {place} van {count}',
  'chat.found.other': 'Bericht {place} van {count}',
  'chat.found-none': 'Geen bericht met deze woorden.',
  'chat.older': 'Ouder bericht',
  'chat.newer': 'Nieuwer bericht',
  'chat.copy-all': 'Alles kopiëren',
  'chat.room.one': 'Ruimte voor nog {count} teken',
  'chat.room.other': 'Ruimte voor nog ongeveer {count} tekens',
  'safety.differ': 'Is er een plaatje anders, beëindig dan de sessie: iemand luistert misschien mee.',
  'safety.none': 'geen',
  'safety.older-page':
    'De andere pagina is een oudere versie, dus er is geen code om te vergelijken. Laad die daar opnieuw en begin een nieuwe sessie voor een code.',
  'safety.older-session':
    'Deze code is door een oudere versie van de pagina gemaakt; hij bewijst minder dan een nieuwe.',
  'log-list.empty': 'Er is nog niets gebeurd.',
  'log-list.save': 'Opslaan als tekst',
  'picture.full-screen': 'Volledig scherm',
  'picture.leave-full-screen': 'Volledig scherm verlaten',
  'chat.off': 'Schrijven is nu uitgeschakeld. Wat u typte, blijft staan.'
};
