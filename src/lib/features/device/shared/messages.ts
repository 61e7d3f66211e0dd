import * as v from 'valibot';

/** 16 random bytes, made in the customer's browser after a yes. */
export const deviceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

export const deviceSchema = v.variant('type', [
  /** Technician to customer: may this browser be recognised? A card asks; only a click answers. */
  v.strictObject({ type: v.literal('ask-device') }),
  /** Customer to technician: this is the browser, or it is not to be recognised any more. */
  v.strictObject({ type: v.literal('device'), id: v.nullable(deviceId) })
]);
export type DeviceMessage = v.InferOutput<typeof deviceSchema>;
