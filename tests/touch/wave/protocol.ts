import * as v from 'valibot';

export const waveSchema = v.strictObject({ type: v.literal('wave'), hands: v.picklist([1, 2]) });
export type WaveMessage = v.InferOutput<typeof waveSchema>;

export const schemas = { wave: waveSchema };
