import * as v from 'valibot';

export type Answer = 'going' | 'off' | 'declined';

export const restartSchema = v.variant('type', [
  /** Technician to customer: please restart your computer. */
  v.strictObject({ type: v.literal('ask-restart') }),
  /** Customer to technician. `going`: the computer restarts now; `off`: it does not after all. */
  v.strictObject({ type: v.literal('restart'), answer: v.picklist(['going', 'off', 'declined']) })
]);
export type RestartMessage = v.InferOutput<typeof restartSchema>;
