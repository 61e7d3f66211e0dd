import * as v from 'valibot';

export const timeSchema = v.variant('type', [
  /** Technician to customer: this session is limited. */
  v.strictObject({
    type: v.literal('time-limit'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480))
  }),
  /** Customer to technician: what is left of it. A duration, because the clocks of two computers differ. */
  v.strictObject({
    type: v.literal('time-left'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31 * 24 * 3_600_000)),
    isRunning: v.boolean()
  })
]);
export type TimeMessage = v.InferOutput<typeof timeSchema>;
