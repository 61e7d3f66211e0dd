import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'feature.wave': 'Winken (de)',
  'wave.wave': 'Winken',
  'wave.ask': 'Um Winken bitten',
  'wave.count': '{count} Mal gewinkt',
  'log.waved': 'Es wurde gewinkt, {count} Mal bisher',
  'fact.power.wave-back': 'winken',
  'power.wave-back.title': 'Bitte winken Sie zurück',
  'power.wave-back.only': 'Sonst geht damit nichts.',
  'power.wave-back.now': 'Sie winken zurück'
};
