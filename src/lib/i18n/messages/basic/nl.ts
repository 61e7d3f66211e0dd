import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'page.renewed': 'Deze pagina is ondertussen vernieuwd. Laad haar opnieuw; er gaat niets verloren.',
  'button.reload': 'Opnieuw laden',
  'button.dismiss': 'Verbergen',
  'language.label': 'Taal',
  'language.failed': 'Deze taal kon niet worden geladen. Controleer uw verbinding.',
  'theme.label': 'Weergave',
  'theme.system': 'Zoals het apparaat',
  'theme.light': 'Licht',
  'theme.dark': 'Donker',
  'busy.label': 'Even geduld',
  'error.pin-empty.what': 'Er is nog geen pincode ingevuld.',
  'error.pin-empty.next': 'Vul de negen cijfers in die u aan de telefoon hebt gehoord.',
  'error.pin-characters.what': 'Een pincode bestaat alleen uit cijfers.',
  'error.pin-characters.next': 'Haal alles weg wat geen cijfer is. Spaties mogen blijven staan.',
  'error.pin-too-short.what': 'Er ontbreken nog cijfers.',
  'error.pin-too-short.next': 'Een pincode heeft negen cijfers. Vergelijk ze met wat u hebt gehoord.',
  'error.pin-too-long.what': 'Dit zijn te veel cijfers.',
  'error.pin-too-long.next': 'Een pincode heeft negen cijfers. Vergelijk ze met wat u hebt gehoord.',
  'error.pin-ambiguous.what': 'In deze tekst staat meer dan één pincode.',
  'error.pin-ambiguous.next': 'Typ de negen cijfers die uw technicus voorleest.',
  'error.pin-check-digit.what':
    'Deze cijfers vormen geen pincode: er is er één verkeerd, of er zijn er twee verwisseld.',
  'error.pin-check-digit.next':
    'Laat de pincode nog een keer voorlezen en vergelijk elk cijfer. Dit telt niet als poging.'
};
