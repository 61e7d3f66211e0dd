import type { Messages } from '../../messages.js';
import { da as basic } from '../basic/da.js';
import { da as emoji } from '../emoji/da.js';
import { da as errors } from '../errors/da.js';
import { da as log } from '../log/da.js';
import { da as panels } from '../panels/da.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  ...basic,
  ...errors,
  ...log,
  ...emoji,
  ...panels,

  'button.allow': 'Tillad',
  'button.back': 'Tilbage',
  'button.cancel': 'Annuller',
  'button.close': 'Luk',
  'button.copy': 'Kopiér',
  'button.copied': 'Kopieret',
  'button.decline': 'Afvis',
  'button.end-session': 'Afslut session',
  'button.more': 'Mere',
  'button.print': 'Udskriv',
  'button.retry': 'Prøv igen',
  'button.save': 'Gem',
  'button.send': 'Send',

  'copy.failed': 'Det lykkedes ikke at kopiere. Markér teksten, og kopiér den selv.',
  'qr.label': 'QR-kode',
  'step.done': 'færdig',
  'step.now': 'i gang',
  'step.todo': 'mangler',
  'step.failed': 'mislykkedes',
  'page.missing': 'Der er ingen side på denne adresse.',
  'page.missing.next': 'Tjek adressen, eller bed om linket en gang til.',

  'role.technician': 'Tekniker',
  'role.customer': 'Kunde',
  'role.system': 'Tincan',
  'role.you': 'Dig',

  'chat.title': 'Chat',
  'chat.empty': 'Der er ikke skrevet noget endnu. Sig hej.',
  'chat.placeholder': 'Skriv en besked',
  'chat.hint': 'Enter sender, Skift + Enter laver en ny linje.',
  'chat.sending': 'Venter på at blive sendt',
  'chat.delivered': 'Leveret',
  'name.quoted': '»{name}«',
  'chat.typing': '{name} skriver\u00a0…',
  'chat.offline': 'Ikke forbundet. Det, du skriver, bliver gemt og sendt senere.',
  'chat.newest': 'Til den nyeste besked',
  'chat.unread.one': '{count} ny besked',
  'chat.unread.other': '{count} nye beskeder',
  'chat.secret.code': 'Det ligner en kode eller adgangskode. Den, der hjælper dig, har ikke brug for den.',
  'chat.secret.card': 'Det ligner et kortnummer. Den, der hjælper dig, har ikke brug for det.',
  'chat.secret.account': 'Det ligner et kontonummer. Den, der hjælper dig, har ikke brug for det.',
  'chat.secret.remove': 'Tag det ud',
  'chat.secret.send': 'Send alligevel',
  'chat.too-long': 'Beskeden er {count} tegn for lang.',

  'safety.title': 'Sikkerhedskode',
  'safety.explain':
    'Læs disse syv billeder op for hinanden i telefonen. Hvis de er ens på begge sider, er der ingen imellem jer.',

  'summary.duration': 'Varighed',
  'summary.started': 'Begyndt',
  'summary.ended': 'Afsluttet',
  'summary.log': 'Log',
  'summary.keys-deleted': 'Sessionens nøgler er slettet.',

  'status.connecting': 'Opretter forbindelse',
  'status.waiting': 'Venter',
  'status.active': 'Aktiv',
  'status.on-hold': 'Sat på hold',
  'status.rebooting': 'Genstarter',
  'status.reconnecting': 'Forbinder igen',
  'status.offline': 'Offline',
  'status.timed-out': 'Tiden er gået',
  'status.closed': 'Lukket',
  'status.closed-by-waiting-customer': 'Gik under ventetiden',
  'status.removed': 'Fjernet',
  'status.refused': 'Afvist'
};
