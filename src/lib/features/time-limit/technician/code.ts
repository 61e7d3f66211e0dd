import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { timeSchema } from '../shared/messages.js';
import type { TechnicianTime } from '../shared/views.js';
import { SetTime } from './set-time.svelte.js';

export const code: FeatureCode<typeof facts, TechnicianTime> = {
  schemas: { control: timeSchema },
  open(context) {
    const time = new SetTime(context);
    return { api: time, end: () => time.end(), close: () => undefined };
  }
};
