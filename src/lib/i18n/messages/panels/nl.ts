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
  'chat.room.one': 'Ruimte voor nog {count} teken',
  'chat.room.other': 'Ruimte voor nog ongeveer {count} tekens',
  'safety.compare': 'Vergelijken aan de telefoon',
  'safety.differ': 'Is er een plaatje anders, beëindig dan de sessie: iemand luistert misschien mee.',
  'log-list.empty': 'Er is nog niets gebeurd.',
  'log-list.save': 'Opslaan als tekst'
};
