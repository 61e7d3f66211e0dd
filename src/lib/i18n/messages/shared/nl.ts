import type { Messages } from '../../messages.js';
import { nl as basic } from '../basic/nl.js';
import { nl as emoji } from '../emoji/nl.js';
import { nl as errors } from '../errors/nl.js';
import { nl as log } from '../log/nl.js';
import { nl as panels } from '../panels/nl.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  ...basic,
  ...errors,
  ...log,
  ...emoji,
  ...panels,

  'button.allow': 'Toestaan',
  'button.back': 'Terug',
  'button.cancel': 'Annuleren',
  'button.close': 'Sluiten',
  'button.copy': 'Kopiëren',
  'button.copied': 'Gekopieerd',
  'button.decline': 'Weigeren',
  'button.end-session': 'Sessie beëindigen',
  'button.more': 'Meer',
  'button.print': 'Afdrukken',
  'button.retry': 'Opnieuw proberen',
  'button.save': 'Opslaan',
  'button.send': 'Versturen',

  'copy.failed': 'Kopiëren is niet gelukt. Selecteer de tekst en kopieer die zelf.',
  'qr.label': 'QR-code',
  'step.done': 'klaar',
  'step.now': 'bezig',
  'step.todo': 'nog te doen',
  'step.failed': 'mislukt',
  'page.missing': 'Er is geen pagina op dit adres.',
  'page.missing.next': 'Controleer het adres, of vraag nog een keer om de link.',

  'role.technician': 'Technicus',
  'role.customer': 'Klant',
  'role.system': 'Tincan',
  'role.you': 'U',

  'chat.title': 'Chat',
  'chat.empty': 'Er is nog niets geschreven. Zeg gerust hallo.',
  'chat.placeholder': 'Schrijf een bericht',
  'chat.hint': 'Enter verstuurt, Shift + Enter begint een nieuwe regel.',
  'chat.sending': 'Wacht op verzending',
  'chat.delivered': 'Afgeleverd',
  'name.quoted': '‘{name}’',
  'chat.typing': '{name} is aan het typen\u00a0…',
  'chat.offline': 'Niet verbonden. Wat u schrijft, wordt bewaard en later verstuurd.',
  'chat.newest': 'Naar het nieuwste bericht',
  'chat.unread.one': '{count} nieuw bericht',
  'chat.unread.other': '{count} nieuwe berichten',
  'chat.secret.code': 'Dit lijkt op een code of wachtwoord. Wie u helpt, heeft dat niet nodig.',
  'chat.secret.card': 'Dit lijkt op het nummer van een betaalpas. Wie u helpt, heeft dat niet nodig.',
  'chat.secret.account': 'Dit lijkt op een rekeningnummer. Wie u helpt, heeft dat niet nodig.',
  'chat.secret.remove': 'Weghalen',
  'chat.secret.send': 'Toch versturen',
  'chat.too-long': 'Dit bericht is {count} tekens te lang.',

  'safety.title': 'Veiligheidscode',
  'safety.explain':
    'Lees elkaar deze zeven plaatjes voor aan de telefoon. Zijn ze aan beide kanten gelijk, dan zit er niemand tussen.',

  'summary.duration': 'Duur',
  'summary.started': 'Begonnen',
  'summary.ended': 'Afgelopen',
  'summary.log': 'Logboek',
  'summary.keys-deleted': 'De sleutels van deze sessie zijn verwijderd.',

  'status.connecting': 'Maakt verbinding',
  'status.waiting': 'Wacht',
  'status.active': 'Actief',
  'status.on-hold': 'In de wacht',
  'status.rebooting': 'Start opnieuw op',
  'status.reconnecting': 'Verbindt opnieuw',
  'status.offline': 'Offline',
  'status.timed-out': 'Tijd verstreken',
  'status.closed': 'Gesloten',
  'status.closed-by-waiting-customer': 'Vertrokken tijdens wachten',
  'status.removed': 'Verwijderd',
  'status.refused': 'Geweigerd'
};
