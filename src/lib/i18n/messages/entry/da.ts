import type { Messages } from '../../messages.js';
import { da as basic } from '../basic/da.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  ...basic,

  'customer.title': 'Fjernhjælp',
  'customer.titleOf': 'Fjernhjælp – {shop}',
  'customer.entry.title': 'Nu forbinder vi dig',
  'customer.entry.asked': 'Indtast kun en kode, hvis du selv har bedt om hjælp.',
  'customer.invited.asked': 'Gå kun videre, hvis du selv har bedt om hjælp.',
  'customer.entry.lead': 'Skriv de ni cifre, som din tekniker læser op for dig.',
  'customer.entry.kept': 'Det, du har skrevet, er her stadig.',
  'customer.entry.offline':
    'Din enhed har ikke internetforbindelse lige nu. Du kan godt taste pinkoden allerede; forbindelsen kan oprettes, når internettet er tilbage.',
  'customer.pin.label': 'Din pinkode',
  'customer.pin.hint': 'Ni cifre, for eksempel 123 456 786.',
  'customer.pin.good': 'Tak, pinkoden er fuldstændig.',
  'customer.name.label': 'Dit navn (hvis du vil)',
  'customer.name.hint': 'Så din tekniker ved, hvem der er der.',
  'customer.terms.title': 'Vilkår',
  'customer.terms.agree': 'Jeg har læst vilkårene og accepterer dem.',
  'customer.terms.missing': 'Læs vilkårene, og sæt hak under dem. Så kan du oprette forbindelse.',
  'customer.join': 'Forbind',
  'customer.join.preparing': 'Et øjeblik\u00a0…',
  'customer.loadFailed':
    'En del af siden kunne ikke hentes. Det, du har skrevet, er her stadig. Se efter, om du har internet, og tryk på knappen igen.',
  'customer.promise.title': 'Du bestemmer',
  'customer.promise.install': 'Der bliver ikke installeret noget på din enhed.',
  'customer.promise.ask': 'Ingen ser noget, før du har givet lov.',
  'customer.promise.stop': 'Du kan stoppe når som helst med ét klik.',
  'customer.promise.kept': 'Bagefter bliver intet af det i denne browser; din tekniker gemmer chat og log.',
  'customer.invited.title': 'Din tekniker venter på dig',
  'customer.invited.lead':
    'Tryk på knappen, så er du forbundet. Hvad din tekniker må se, bestemmer du bagefter, ét spørgsmål ad gangen.',
  'customer.invited.join': 'Forbind nu',
  'customer.link.broken.title': 'Linket er ikke fuldstændigt',
  'customer.link.broken.lead':
    'Et stykke af det er gået tabt undervejs, måske ved et linjeskift i en mail. Kopier hele linket igen, eller bed din tekniker om en pinkode, og skriv den her.',
  'customer.returning': 'Du er på vej tilbage til din session\u00a0…',
  'customer.returning.heldUp':
    'Siden kunne ikke indlæses helt endnu; den bliver ved med at prøve. Din session er gemt. Tjek din internetforbindelse.',
  'customer.returning.again': 'Indlæs igen'
};
