import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { timeSchema } from '../shared/messages.js';
import type { CustomerTime } from '../shared/views.js';
import { OwnTime } from './own-time.js';

export const code: FeatureCode<typeof facts, CustomerTime> = {
  schemas: { control: timeSchema },
  open(context) {
    const time = new OwnTime(context);
    return {
      api: time,
      save: () => time.saved,
      end: () => time.close(),
      close: () => time.close()
    };
  }
};
