import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'feature.restart': 'De computer opnieuw opstarten',
  'log.restart-asked': 'Technicus vroeg om de computer opnieuw op te starten',
  'log.restarting': 'Klant start de computer opnieuw op',
  'log.restart-off': 'De computer wordt toch niet opnieuw opgestart',
  'log.restart-declined': 'Klant wilde de computer niet opnieuw opstarten',
  'log.restarted': 'De computer is opnieuw opgestart',
  'restart.ask': 'Vragen om de computer opnieuw op te starten',
  'restart.was-asked': 'Uw klant is gevraagd de computer opnieuw op te starten.',
  'restart.was-declined': 'Uw klant wil de computer nu liever niet opnieuw opstarten.',
  'restart.say': 'Ik start mijn computer opnieuw op',
  'restart.question': 'Uw technicus vraagt u om uw computer opnieuw op te starten',
  'restart.how':
    'Bewaar eerst uw werk. Druk op de knop en start daarna op zoals u gewend bent. Open daarna deze pagina weer: “Terug naar uw sessie” brengt u hier terug, zonder pincode.',
  'restart.going': 'U kunt uw computer nu opnieuw opstarten',
  'restart.after':
    'Open daarna {address} in deze browser en druk op “Terug naar uw sessie”. Alles blijft bewaard.',
  'restart.off': 'Ik start toch niet opnieuw op',
  'restart.decline': 'Nu niet'
};
