/**
 * The lanes of a session's channel and what may travel on each (rules CH, CO in docs/protocol.md).
 * Everything that arrives is parsed against these schemas by the channel before anybody sees it.
 */
import * as v from 'valibot';
import { docSignalSchema, receiptSchema } from '../../documents/document-link.js';
import { recordsSchema } from '../records/records-lane.js';
import { maxFeatures } from '../host/features.js';
import { powerTroubles } from '../consent/power-troubles.js';

/** Of names and reasons on the wire (EN1). What is shown of them is shorter (EN3). */
const shortText = v.pipe(v.string(), v.maxLength(200));
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16,32}$/));
const powerName = v.pipe(v.string(), v.maxLength(40));
const featureName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

export const controlSchema = v.variant('type', [
  /** Open to additions: what a page does not know in it is left out. Everything else is strict in its version (EN4). */
  v.object({
    type: v.literal('hello'),
    name: shortText,
    canShareScreen: v.boolean(),
    /** Customer to technician: the shop's terms were shown and accepted. */
    acceptedTerms: v.boolean(),
    /** SHA-256 of their words (LG7). For pages of the second admission only, like `features`. */
    terms: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    /** Never sent to a page of the first admission, which drops a hello with anything more in it. */
    features: v.optional(
      v.pipe(v.record(featureName, v.pipe(v.number(), v.safeInteger())), v.maxEntries(maxFeatures))
    )
  }),
  /** Technician to customer: where the session stands. */
  v.strictObject({
    type: v.literal('status'),
    status: v.picklist(['waiting', 'active', 'on-hold'])
  }),
  /** `time`: the session's own time limit is over; nobody pressed anything. */
  v.strictObject({ type: v.literal('end'), reason: v.optional(v.literal('time')) }),
  v.strictObject({ type: v.literal('end-seen') }),
  /** Customer to technician, every twenty seconds and at each change: the page is alive, and is it looked at? */
  v.strictObject({ type: v.literal('here'), isVisible: v.boolean() })
]);
export type ControlMessage = v.InferOutput<typeof controlSchema>;

export const consentSchema = v.variant('type', [
  /** Technician to customer. A power that is not known is answered with `unknown`. */
  v.strictObject({
    type: v.literal('ask'),
    id,
    power: powerName,
    reason: shortText,
    /** The grant that this power works on, where it needs one. */
    on: v.optional(id)
  }),
  v.strictObject({ type: v.literal('withdraw'), id }),
  /** Customer to technician. */
  v.strictObject({
    type: v.literal('answer'),
    id,
    answer: v.picklist(['allowed', 'declined', 'unsupported', 'failed', 'unknown'])
  }),
  /**
   * Customer to technician: why what was allowed does not work. The question stays until it is answered; an older
   * page drops this and learns of the answer alone.
   */
  v.strictObject({ type: v.literal('trouble'), id, why: v.picklist(powerTroubles) }),
  /** Customer to technician after a reconnect: this power is still granted, from now on under a new id. */
  v.strictObject({
    type: v.literal('still-granted'),
    id,
    was: id,
    power: powerName,
    on: v.optional(id)
  }),
  /** Customer to technician: the picture of this grant is held back, or goes on. */
  v.strictObject({ type: v.literal('paused'), id, isPaused: v.boolean() }),
  /** Technician to customer: no more of it, please. */
  v.strictObject({ type: v.literal('stop'), id }),
  /** Customer to technician: it is over. */
  v.strictObject({
    type: v.literal('ended'),
    id,
    by: v.picklist(['customer', 'technician', 'browser', 'connection'])
  })
]);
export type ConsentMessage = v.InferOutput<typeof consentSchema>;

/** Read by the schema of a feature. */
export const readByFeature = v.looseObject({});

/** A lane of the session that has messages of features as well, each read by the schema of its feature. */
export const withKinds = (own: v.GenericSchema, kinds: readonly string[] = []): v.GenericSchema =>
  kinds.length === 0 ? own : v.union([own, v.looseObject({ type: v.picklist(kinds) })]);

export const lanes = {
  control: controlSchema,
  consent: consentSchema,
  'doc-signal': docSignalSchema,
  receipt: receiptSchema,
  records: recordsSchema
} as const;

export type LaneName = keyof typeof lanes;
export type LaneMessage<L extends LaneName> = v.InferOutput<(typeof lanes)[L]>;
