import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'chat.label': 'Samtale',
  'chat.input': 'Din besked',
  'chat.new': 'Nyt',
  'chat.opens': 'åbner {host}',
  'chat.turn': 'Et skjult tegn, der vender tekstens retning',
  'chat.smaller': 'Mindre tekst',
  'chat.larger': 'Større tekst',
  'chat.search': 'Søg i samtalen',
  'chat.found.one': 'Besked {place} af {count}',
  'chat.found.other': 'Besked {place} af {count}',
  'chat.found-none': 'Ingen besked med disse ord.',
  'chat.older': 'Ældre',
  'chat.newer': 'Nyere',
  'chat.copy-all': 'Kopiér alt',
  'chat.room.one': 'Plads til {count} tegn mere',
  'chat.room.other': 'Plads til cirka {count} tegn mere',
  'safety.differ': 'Er et billede anderledes, så afslut sessionen: Nogen lytter måske med.',
  'safety.none': 'ingen',
  'safety.older-page':
    'Den anden side er en ældre version, så der er ingen kode at sammenligne. Genindlæs den dér, og begynd en ny session for at få en.',
  'safety.older-session': 'En ældre version af siden har lavet denne kode; den beviser mindre end en ny.',
  'log-list.empty': 'Der er ikke sket noget endnu.',
  'log-list.save': 'Gem som tekst',
  'picture.full-screen': 'Fuld skærm',
  'picture.leave-full-screen': 'Forlad fuld skærm',
  'chat.off': 'Det er slået fra at skrive lige nu. Det, du har skrevet, bliver.'
};
