import type { LogWords } from '../../../session/feature.js';
import type { facts } from '../facts.js';

declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    restart: typeof en;
  }
}

/** A restart of the customer’s computer, on both pages. */
export const en = {
  'feature.restart': 'Restarting the computer',
  'log.restart-asked': 'Technician asked to restart the computer',
  'log.restarting': 'Customer restarts the computer',
  'log.restart-off': 'The computer is not restarted after all',
  'log.restart-declined': 'Customer did not want to restart the computer',
  'log.restarted': 'The computer was restarted',
  'restart.ask': 'Ask to restart the computer',
  'restart.was-asked': 'Your customer was asked to restart the computer.',
  'restart.was-declined': 'Your customer would rather not restart the computer now.',
  'restart.say': 'I am restarting my computer',
  'restart.question': 'Your technician asks you to restart your computer',
  'restart.how':
    'Save your work first. Press the button below, then restart as usual. Afterwards open this page again: “Back to your session” brings you here, without a PIN.',
  'restart.going': 'You can restart your computer now',
  'restart.after':
    'Afterwards open {address} in this browser and press “Back to your session”. Everything is kept.',
  'restart.off': 'I am not restarting after all',
  'restart.decline': 'Not now'
} as const satisfies Record<string, string> & LogWords<typeof facts>;
