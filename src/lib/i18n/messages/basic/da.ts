import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'page.renewed': 'Denne side er blevet fornyet imens. Genindlæs den; intet går tabt.',
  'button.reload': 'Genindlæs',
  'button.dismiss': 'Skjul',
  'language.label': 'Sprog',
  'language.failed': 'Sproget kunne ikke hentes. Tjek din forbindelse.',
  'theme.label': 'Udseende',
  'theme.system': 'Som enheden',
  'theme.light': 'Lyst',
  'theme.dark': 'Mørkt',
  'busy.label': 'Vent venligst',
  'error.pin-empty.what': 'Der er ikke skrevet nogen pinkode endnu.',
  'error.pin-empty.next': 'Skriv de ni cifre, du fik oplyst i telefonen.',
  'error.pin-characters.what': 'En pinkode består kun af cifre.',
  'error.pin-characters.next': 'Fjern alt, der ikke er et ciffer. Mellemrum gør ingenting.',
  'error.pin-too-short.what': 'Der mangler stadig nogle cifre.',
  'error.pin-too-short.next': 'En pinkode har ni cifre. Sammenlign dem med det, du fik oplyst.',
  'error.pin-too-long.what': 'Der er for mange cifre.',
  'error.pin-too-long.next': 'En pinkode har ni cifre. Sammenlign dem med det, du fik oplyst.',
  'error.pin-ambiguous.what': 'Der er mere end én pinkode i teksten.',
  'error.pin-ambiguous.next': 'Skriv de ni cifre, som din tekniker læser op.',
  'error.pin-check-digit.what':
    'Disse cifre udgør ikke en pinkode: Et af dem er forkert, eller to er byttet om.',
  'error.pin-check-digit.next':
    'Få pinkoden læst op en gang til, og sammenlign hvert ciffer. Det tæller ikke som et forsøg.'
};
