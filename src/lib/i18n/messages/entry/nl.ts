import type { Messages } from '../../messages.js';
import { nl as basic } from '../basic/nl.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  ...basic,

  'customer.title': 'Hulp op afstand',
  'customer.titleOf': 'Hulp op afstand – {shop}',
  'customer.entry.title': 'We gaan u verbinden',
  'customer.entry.asked': 'Voer alleen een code in als u zelf om hulp hebt gevraagd.',
  'customer.invited.asked': 'Ga alleen verder als u zelf om hulp hebt gevraagd.',
  'customer.entry.lead': 'Typ de negen cijfers die uw technicus u voorleest.',
  'customer.entry.kept': 'Wat u hebt getypt, staat er nog.',
  'customer.entry.offline':
    'Uw apparaat heeft op dit moment geen internetverbinding. De pincode kunt u alvast intypen; verbinden kan zodra er weer internet is.',
  'customer.pin.label': 'Uw pincode',
  'customer.pin.hint': 'Negen cijfers, bijvoorbeeld 123 456 786.',
  'customer.pin.good': 'Dank u, de pincode is compleet.',
  'customer.name.label': 'Uw naam (als u wilt)',
  'customer.name.hint': 'Dan weet uw technicus wie er is.',
  'customer.terms.title': 'Voorwaarden',
  'customer.terms.agree': 'Ik heb de voorwaarden gelezen en ga akkoord.',
  'customer.terms.missing': 'Lees de voorwaarden en zet het vinkje eronder. Daarna kunt u verbinding maken.',
  'customer.join': 'Verbinden',
  'customer.join.preparing': 'Een ogenblik\u00a0…',
  'customer.loadFailed':
    'Een deel van deze pagina kon niet worden geladen. Wat u hebt getypt, staat er nog. Controleer uw internetverbinding en druk nog eens op de knop.',
  'customer.promise.title': 'U houdt de regie',
  'customer.promise.install': 'Er wordt niets op uw apparaat geïnstalleerd.',
  'customer.promise.ask': 'Niemand ziet iets voordat u het goedvindt.',
  'customer.promise.stop': 'U kunt op elk moment stoppen, met één klik.',
  'customer.promise.kept':
    'Daarna blijft er niets van in deze browser; uw technicus bewaart chat en logboek.',
  'customer.invited.title': 'Uw technicus verwacht u',
  'customer.invited.lead':
    'Druk op de knop en u bent verbonden. Wat uw technicus mag zien, bepaalt u daarna zelf, vraag voor vraag.',
  'customer.invited.join': 'Nu verbinden',
  'customer.link.broken.title': 'Deze link is niet compleet',
  'customer.link.broken.lead':
    'Een stuk ervan is onderweg verloren gegaan, misschien aan het einde van een regel in een e-mail. Kopieer de hele link nog eens, of vraag uw technicus om een pincode en typ die hier in.',
  'customer.returning': 'U gaat terug naar uw sessie\u00a0…',
  'customer.returning.heldUp':
    'Deze pagina kon nog niet helemaal worden geladen; ze blijft het proberen. Uw sessie blijft bewaard. Controleer uw internetverbinding.',
  'customer.returning.again': 'Opnieuw laden'
};
