import type { LogWords } from '../../../session/feature.js';
import type { facts } from '../facts.js';

declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    wave: typeof en;
  }
}

export const en = {
  'feature.wave': 'Waving',
  'wave.wave': 'Wave',
  'wave.ask': 'Ask to wave back',
  'wave.count': 'Waved at {count} times',
  'log.waved': 'Somebody waved, {count} times by now',
  'fact.power.wave-back': 'wave back',
  'power.wave-back.title': 'Your technician would like you to wave back',
  'power.wave-back.only': 'Nothing else can be done with it.',
  'power.wave-back.now': 'You are waving back'
} as const satisfies Record<string, string> & LogWords<typeof facts>;
