import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { RecordingPower } from './recording-power.svelte.js';

export const code: FeatureCode<typeof facts, RecordingPower> = {
  open(context) {
    const recording = new RecordingPower(context);
    return { api: recording, end: () => recording.underWay, close: () => recording.close() };
  }
};
