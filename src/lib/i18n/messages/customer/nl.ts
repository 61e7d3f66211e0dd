import type { Messages } from '../../messages.js';
import { nl as entry } from '../entry/nl.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  ...entry,

  'customer.yourTechnician': 'Uw technicus',
  'customer.called': 'noemt zich {name}',
  'customer.menu.look': 'Taal en weergave',

  'customer.joining.title': 'U wordt verbonden',
  'customer.joining.lead': 'Dit duurt meestal een paar seconden. Laat deze pagina open staan.',
  'customer.joining.trying': 'We blijven het proberen. U hoeft niets te doen.',
  'customer.joining.slow':
    'Het duurt langer dan anders. We blijven het proberen; laat deze pagina open staan.',
  'customer.joining.cancel': 'Annuleren',
  'customer.step.relay': 'Ontmoetingspunt bereiken',
  'customer.step.technician': 'Uw technicus vinden',
  'customer.step.proof': 'Nagaan of het echt uw technicus is',
  'customer.step.connection': 'Directe, besloten verbinding openen',
  'customer.check.title': 'Verbinding nakijken',
  'customer.check.online': 'Uw apparaat is verbonden met internet.',
  'customer.check.offline':
    'Uw apparaat is niet verbonden met internet. Controleer uw wifi, kabel of mobiele data.',
  'customer.check.relay': 'Het ontmoetingspunt is bereikt.',
  'customer.check.noRelay':
    'Het ontmoetingspunt antwoordt niet. Een streng netwerk, bijvoorbeeld op het werk, kan het blokkeren: een ander netwerk of mobiele data helpt vaak.',
  'customer.check.technician': 'Uw technicus is er.',
  'customer.check.noTechnician':
    'Uw technicus antwoordt nog niet. Vraag aan de telefoon of deze pincode of link daar nog open staat.',
  'customer.check.noConnection':
    'De directe verbinding komt niet tot stand. Een ander netwerk of mobiele data helpt vaak.',

  'customer.status.connecting': 'Verbinden',
  'customer.status.waiting': 'Wachten',
  'customer.status.active': 'Verbonden',
  'customer.status.on-hold': 'In de wacht',
  'customer.status.reconnecting': 'Opnieuw verbinden',
  'customer.status.offline': 'Verbinding verbroken',
  'customer.status.closed': 'Beëindigd',
  'customer.status.refused': 'Niet toegelaten',

  'customer.waiting.title': 'Uw technicus komt zo bij u',
  'customer.waiting.lead': 'U bent verbonden. U kunt alvast schrijven waar het over gaat.',
  'customer.hold.title': 'Uw technicus heeft u in de wacht gezet en komt terug',
  'customer.hold.lead': 'Laat deze pagina open staan. Alles blijft bewaard.',
  'customer.reconnecting.title': 'De verbinding is onderbroken',
  'customer.reconnecting.lead':
    'We verbinden u vanzelf opnieuw. Alles wat u hebt geschreven, blijft bewaard.',
  'customer.offline.title': 'Uw technicus is op dit moment niet bereikbaar',
  'customer.offline.lead':
    'We blijven het proberen. Uw gesprek blijft bewaard, en wat u schrijft wordt verstuurd zodra de verbinding er weer is.',
  'customer.forgetful':
    'Deze browser laat de pagina niets bewaren. De sessie werkt, maar eindigt als u deze pagina sluit of opnieuw laadt.',
  'customer.noScreen':
    'Deze browser kan zijn scherm niet aan anderen tonen; op telefoons kan geen enkele dat. Schrijven kan gewoon. Wilt u een scherm tonen, open uw link of pincode dan op een computer.',

  'customer.sees': 'Uw technicus ziet:',
  'customer.sees.chat': 'alleen wat u hier schrijft',
  'customer.sees.screen': 'wat u schrijft, en uw scherm',
  'customer.sees.last': 'wat u schrijft, en het laatste beeld',

  'power.screen.now': 'Uw technicus ziet uw scherm',
  'power.control-tab.now': 'Uw technicus mag het gedeelde tabblad vergroten',
  'power.recording.now': 'Uw technicus neemt op wat u laat zien',
  'customer.sharing.bank': 'Open uw bank nu niet.',
  'customer.wrong': 'Er klopt iets niet',
  'customer.sharing.end-one': 'Beëindigen: {what}',
  'customer.sharing.since': 'sinds {duration}',
  'customer.sharing.stop': 'Delen stoppen',
  'customer.sharing.stop.short': 'Stop',
  'customer.sharing.held-back': 'Gepauzeerd: uw technicus ziet alleen het laatste beeld',
  'customer.guide': 'Gids',
  'customer.guide-open': 'Gids boven andere vensters tonen',
  'customer.guide-is-open': 'De gids staat in een klein venster dat bovenop blijft.',
  'customer.guide-back': 'Terug naar de pagina',
  'customer.guide-failed': 'Het kleine venster kon niet worden geopend. Tekeningen verschijnen hier.',
  'customer.pause-sharing': 'Beeld pauzeren',
  'customer.resume-sharing': 'Beeld hervatten',
  'customer.sharing.preview': 'Wat er te zien is en wat verborgen blijft',
  'customer.sharing.close-preview': 'Voorbeeld sluiten',
  'customer.sharing.title': 'Scherm wordt gedeeld',

  'customer.consent.label': 'Een vraag aan u',
  'power.screen.title': 'Uw technicus wil graag uw scherm zien',
  'customer.consent.reason': 'De genoemde reden:',
  'power.screen.sees': 'U kiest wat te zien is: het hele scherm, één venster of één tabblad.',
  'power.screen.only': 'Uw technicus kan meekijken, maar niet klikken of typen.',
  'power.screen.close': 'Sluit eerst wat niemand hoeft te zien, zoals e-mail, bank of foto’s.',
  'power.screen.next':
    'Na ‘Toestaan’ vraagt uw browser welk scherm of venster. Kies er een en druk op ‘Delen’.',
  'power.control-tab.title': 'Uw technicus wil het gedeelde tabblad mogen vergroten',
  'power.control-tab.only': 'Uw technicus kan de pagina alleen groter of kleiner maken, voor u beiden.',
  'power.control-tab.next': 'Uw browser vraagt het misschien nog een keer.',
  'power.recording.title': 'Uw technicus wil opnemen wat u laat zien',
  'power.recording.only':
    'Het beeld dat u deelt wordt opgenomen, met wat erop getekend wordt. De opname blijft bij uw technicus.',
  'power.recording.next':
    'Zolang er wordt opgenomen ziet u dat bovenaan, en u kunt het op elk moment beëindigen.',
  'customer.consent.allow': 'Toestaan',
  'customer.consent.look': 'Eerst bekijken',
  'customer.consent.show-now': 'Nu tonen',
  'customer.consent.again': 'Opnieuw proberen',
  'customer.consent.lost': 'Sluiten',
  'customer.consent.decline': 'Nee, dank u',

  'customer.end': 'Sessie beëindigen',
  'customer.end.short': 'Beëindigen',
  'customer.end.title': 'De sessie beëindigen?',
  'customer.end.text':
    'Het gesprek en alles wat wordt gedeeld, stoppen meteen. Daarna ziet u een samenvatting.',

  'customer.offer.restarted': 'Welkom terug na het opnieuw opstarten',

  'customer.offer.title': 'U hebt een open sessie',
  'customer.offer.lead': 'Uw sessie van {time} is niet beëindigd. Er is niets verloren gegaan.',
  'customer.offer.resume': 'Terug naar uw sessie',
  'customer.offer.discard': 'Loslaten en opnieuw beginnen',
  'customer.forget': 'Dit is niet mijn computer: alles wissen',
  'customer.forgotten.title': 'Alles is gewist',
  'customer.forgotten.lead':
    'In deze browser is niets meer van een sessie bewaard. U kunt dit venster sluiten.',
  'customer.elsewhere.title': 'Uw sessie staat open in een ander tabblad',
  'customer.elsewhere.lead': 'U kunt daar verdergaan, of de sessie hierheen halen. Er gaat niets verloren.',
  'customer.elsewhere.take': 'Hier verdergaan',

  'customer.refused.title': 'De verbinding is niet tot stand gekomen',
  'customer.refused.lead': 'Er is niets gedeeld.',
  'customer.refused.again': 'Terug naar het begin',

  'customer.closed.title': 'De sessie is beëindigd',
  'customer.closed.technician': 'Uw technicus heeft de sessie beëindigd.',
  'customer.closed.customer': 'U hebt de sessie beëindigd.',
  'customer.closed.time': 'De tijd van de sessie was om.',
  'customer.closed.safe':
    'Niemand ziet uw scherm nog, en de sleutels van deze sessie zijn gewist. U kunt deze pagina sluiten.',
  'customer.closed.chat': 'Uw gesprek',
  'customer.closed.readable': 'Het blijft leesbaar tot u deze pagina verlaat.',
  'customer.closed.again': 'Nieuwe sessie beginnen'
};
