import * as v from 'valibot';

/** Messages of the `control` lane about presence, restarts and time (rules LC8, LC9, LC12). */
export const dayMessages = [
  /** Customer to technician, every twenty seconds and at each change: the page is alive, and is it looked at? */
  v.strictObject({ type: v.literal('here'), isVisible: v.boolean() }),
  /** Technician to customer: please restart your computer. */
  v.strictObject({ type: v.literal('ask-restart') }),
  /** Customer to technician. `going`: the computer restarts now; `off`: it does not after all. */
  v.strictObject({ type: v.literal('restart'), answer: v.picklist(['going', 'off', 'declined']) }),
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
] as const;
