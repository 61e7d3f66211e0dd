import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'feature.restart': 'Genstart af computeren',
  'log.restart-asked': 'Teknikeren bad om at genstarte computeren',
  'log.restarting': 'Kunden genstarter computeren',
  'log.restart-off': 'Computeren genstartes alligevel ikke',
  'log.restart-declined': 'Kunden ville ikke genstarte computeren',
  'log.restarted': 'Computeren blev genstartet',
  'restart.ask': 'Bed om genstart af computeren',
  'restart.was-asked': 'Kunden er bedt om at genstarte computeren.',
  'restart.was-declined': 'Kunden vil helst ikke genstarte computeren nu.',
  'restart.say': 'Jeg genstarter min computer',
  'restart.question': 'Din tekniker beder dig genstarte din computer',
  'restart.how':
    'Gem først dit arbejde. Tryk på knappen, og genstart som du plejer. Åbn derefter denne side igen: “Tilbage til din session” bringer dig hertil uden PIN.',
  'restart.going': 'Du kan genstarte din computer nu',
  'restart.after':
    'Åbn derefter {address} i denne browser, og tryk på “Tilbage til din session”. Alt er bevaret.',
  'restart.off': 'Jeg genstarter alligevel ikke',
  'restart.decline': 'Ikke nu'
};
