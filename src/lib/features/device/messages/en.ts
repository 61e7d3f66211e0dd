import type { LogWords } from '../../../session/feature.js';
import type { facts } from '../facts.js';

declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    device: typeof en;
  }
}

/** Recognising a customer’s browser, on both pages. */
export const en = {
  'feature.device': 'Recognising the browser',
  'log.device-asked': 'Technician asked to recognise this browser',
  'log.device-allowed': 'Customer allowed this browser to be recognised',
  'log.device-declined': 'Customer declined to be recognised',
  'log.device-known': 'Browser recognised',
  'log.device-forgotten': 'Customer had this browser forgotten',
  'device.title': 'May this browser be recognised next time?',
  'device.what':
    'A random number is kept in this browser and told to the technicians of this page whom you let in. They then find your earlier sessions.',
  'device.forget-any-time': 'You can have it forgotten at any time.',
  'device.known': 'This browser is recognised by the technicians of this page.',
  'device.forget': 'Forget'
} as const satisfies Record<string, string> & LogWords<typeof facts>;
