import * as v from 'valibot';

/** Of the session itself; features have kinds of their own on this lane. */
export const recordsSchema = v.variant('type', [
  /** Technician to customer: may the customer write? Said again with every new way. */
  v.strictObject({ type: v.literal('chat'), isOn: v.boolean() })
]);
