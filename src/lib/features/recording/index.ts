/** What the frames may use of recordings. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { RecordingPower } from './technician/recording-power.svelte.js';

/** Something of this session is recorded, or what was recorded is being kept. */
export const isRecorded = (features: readonly FeatureHandle[]): boolean =>
  (features.find(({ id }) => id === 'recording') as FeatureHandle<RecordingPower> | undefined)?.api
    ?.isRecording ?? false;
