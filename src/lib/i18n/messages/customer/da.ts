import type { Messages } from '../../messages.js';
import { da as entry } from '../entry/da.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  ...entry,

  'customer.yourTechnician': 'Din tekniker',
  'customer.called': 'kalder sig {name}',
  'customer.menu.look': 'Sprog og udseende',

  'customer.joining.title': 'Vi forbinder dig',
  'customer.joining.lead': 'Det tager som regel nogle få sekunder. Lad siden være åben.',
  'customer.joining.trying': 'Vi bliver ved med at prøve. Du behøver ikke gøre noget.',
  'customer.joining.slow':
    'Det tager længere tid end normalt. Vi bliver ved med at prøve; lad siden være åben.',
  'customer.joining.cancel': 'Annuller',
  'customer.step.relay': 'Når frem til mødestedet',
  'customer.step.technician': 'Finder din tekniker',
  'customer.step.proof': 'Sikrer os, at det virkelig er den rette',
  'customer.step.connection': 'Åbner en direkte, privat forbindelse',
  'customer.check.title': 'Tjek af forbindelsen',
  'customer.check.online': 'Din enhed har forbindelse til internettet.',
  'customer.check.offline':
    'Din enhed har ikke forbindelse til internettet. Se efter wi-fi, kabel eller mobildata.',
  'customer.check.relay': 'Mødestedet er nået.',
  'customer.check.noRelay':
    'Mødestedet svarer ikke. Et strengt netværk, for eksempel på arbejdet, kan spærre for det: Et andet netværk eller mobildata hjælper tit.',
  'customer.check.technician': 'Din tekniker er der.',
  'customer.check.noTechnician':
    'Din tekniker svarer ikke endnu. Spørg i telefonen, om pinkoden eller linket stadig er åbent dér.',
  'customer.check.noConnection':
    'Der kommer ikke nogen direkte forbindelse. Et andet netværk eller mobildata hjælper tit.',

  'customer.status.connecting': 'Forbinder',
  'customer.status.waiting': 'Venter',
  'customer.status.active': 'Forbundet',
  'customer.status.on-hold': 'På pause',
  'customer.status.reconnecting': 'Forbinder igen',
  'customer.status.offline': 'Ingen forbindelse',
  'customer.status.closed': 'Afsluttet',
  'customer.status.refused': 'Ikke lukket ind',

  'customer.waiting.title': 'Din tekniker er hos dig om et øjeblik',
  'customer.waiting.lead': 'Du er forbundet. Du kan allerede skrive, hvad det handler om.',
  'customer.hold.title': 'Din tekniker har sat sessionen på pause og kommer tilbage',
  'customer.hold.lead': 'Lad siden være åben. Alt bliver gemt.',
  'customer.reconnecting.title': 'Forbindelsen blev afbrudt',
  'customer.reconnecting.lead': 'Vi forbinder dig igen af os selv. Alt, hvad du har skrevet, er gemt.',
  'customer.offline.title': 'Din tekniker kan ikke nås lige nu',
  'customer.offline.lead':
    'Vi bliver ved med at prøve. Jeres samtale er gemt, og det, du skriver, bliver sendt, så snart forbindelsen er tilbage.',
  'customer.forgetful':
    'Denne browser lader ikke siden gemme noget. Sessionen virker, men den slutter, hvis du lukker eller genindlæser siden.',
  'customer.noScreen':
    'Denne browser kan ikke vise sin skærm til andre; det kan ingen på telefoner. I kan skrive sammen som normalt. Vil du vise en skærm, så åbn dit link eller din pinkode på en computer.',

  'customer.sees': 'Din tekniker ser:',
  'customer.sees.chat': 'kun det, du skriver her',
  'customer.sees.screen': 'det, du skriver, og din skærm',
  'customer.sees.last': 'det, du skriver, og det sidste billede',

  'power.screen.now': 'Din tekniker ser din skærm',
  'power.control-tab.now': 'Din tekniker må forstørre den fane, du deler',
  'power.recording.now': 'Din tekniker optager det, du viser',
  'customer.sharing.bank': 'Åbn ikke din netbank nu.',
  'customer.wrong': 'Noget er galt',
  'customer.sharing.end-one': 'Afslut: {what}',
  'customer.sharing.since': 'i {duration}',
  'customer.sharing.stop': 'Stop deling',
  'customer.sharing.stop.short': 'Stop',
  'customer.sharing.held-back': 'Sat på pause: din tekniker ser kun det sidste billede',
  'customer.guide': 'Guide',
  'customer.guide-open': 'Vis guiden over andre vinduer',
  'customer.guide-is-open': 'Guiden er åben i et lille vindue, der bliver øverst.',
  'customer.guide-back': 'Tilbage på siden',
  'customer.guide-failed': 'Det lille vindue kunne ikke åbnes. Det, der tegnes, vises her.',
  'customer.pause-sharing': 'Sæt billedet på pause',
  'customer.resume-sharing': 'Fortsæt billedet',
  'customer.sharing.preview': 'Hvad der ses, og hvad der forbliver skjult',
  'customer.sharing.close-preview': 'Luk visningen',
  'customer.sharing.title': 'Skærmen deles',

  'customer.consent.label': 'Et spørgsmål til dig',
  'power.screen.title': 'Din tekniker vil gerne se din skærm',
  'customer.consent.reason': 'Begrundelsen lyder:',
  'power.screen.sees': 'Du vælger, hvad der vises: hele skærmen, ét vindue eller én fane.',
  'power.screen.only': 'Din tekniker kan se med, men ikke klikke eller skrive.',
  'power.screen.close': 'Luk først det, ingen skal se, for eksempel mail, bank eller billeder.',
  'power.screen.next':
    'Efter »Tillad« spørger din browser, hvilken skærm eller hvilket vindue. Vælg, og tryk på »Del«.',
  'power.control-tab.title': 'Din tekniker vil gerne kunne forstørre den fane, du deler',
  'power.control-tab.only': 'Din tekniker kan kun gøre siden større eller mindre, for jer begge.',
  'power.control-tab.next': 'Din browser spørger måske en gang til.',
  'power.recording.title': 'Din tekniker vil gerne optage det, du viser',
  'power.recording.only':
    'Det billede, du deler, bliver optaget med det, der tegnes på det. Optagelsen bliver hos din tekniker.',
  'power.recording.next': 'Så længe der optages, kan du se det øverst, og du kan stoppe det når som helst.',
  'customer.consent.allow': 'Tillad',
  'customer.consent.look': 'Se først',
  'customer.consent.show-now': 'Vis det nu',
  'customer.consent.again': 'Prøv igen',
  'customer.consent.lost': 'Luk',
  'customer.consent.decline': 'Nej tak',

  'customer.end': 'Afslut sessionen',
  'customer.end.short': 'Afslut',
  'customer.end.title': 'Vil du afslutte sessionen?',
  'customer.end.text': 'Samtalen og alt, hvad der deles, stopper med det samme. Bagefter ser du et resumé.',

  'customer.offer.restarted': 'Velkommen tilbage efter genstarten',

  'customer.offer.title': 'Du har en åben session',
  'customer.offer.lead': 'Din session fra {time} er ikke afsluttet. Intet af den er tabt.',
  'customer.offer.resume': 'Tilbage til din session',
  'customer.offer.discard': 'Slip den, og begynd forfra',
  'customer.forget': 'Det er ikke min computer: slet alt',
  'customer.forgotten.title': 'Alt er slettet',
  'customer.forgotten.lead':
    'Der er ikke længere gemt noget fra en session i denne browser. Du kan lukke vinduet.',
  'customer.elsewhere.title': 'Din session er åben i en anden fane',
  'customer.elsewhere.lead': 'Du kan fortsætte dér eller hente den hertil. Intet går tabt.',
  'customer.elsewhere.take': 'Fortsæt her',

  'customer.refused.title': 'Der kom ingen forbindelse',
  'customer.refused.lead': 'Intet blev delt.',
  'customer.refused.again': 'Tilbage til start',

  'customer.closed.title': 'Sessionen er slut',
  'customer.closed.technician': 'Din tekniker har afsluttet sessionen.',
  'customer.closed.customer': 'Du har afsluttet sessionen.',
  'customer.closed.time': 'Sessionens tid var gået.',
  'customer.closed.safe':
    'Ingen ser din skærm længere, og sessionens nøgler er slettet. Du kan godt lukke siden.',
  'customer.closed.chat': 'Jeres samtale',
  'customer.closed.readable': 'Den kan læses, til du forlader siden.',
  'customer.closed.again': 'Start en ny session'
};
