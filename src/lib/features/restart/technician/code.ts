import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { restartSchema } from '../shared/messages.js';
import type { TechnicianRestart } from '../shared/views.js';
import { AskingRestart } from './asking-restart.svelte.js';

export const code: FeatureCode<typeof facts, TechnicianRestart> = {
  schemas: { control: restartSchema },
  open(context) {
    const restart = new AskingRestart(context);
    return { api: restart, end: () => restart.end(), close: () => restart.end() };
  }
};
