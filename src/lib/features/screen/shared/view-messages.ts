import * as v from 'valibot';
import { qualityAims, qualityLevels } from '../../../media/quality.js';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16,32}$/));

/** Largest piece of a still, in characters of base64: with the rest of the message it fits one frame. */
export const maxPieceLength = 48_000;
/** A screenful of noise at 3840 × 2160 in PNG. */
export const maxStillBytes = 32 * 1024 * 1024;

/** Of a picture among those of one side: marks and people know it by that (BD12). */
const pictureNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8));

/** Of a picture and its source: what is drawn on it is kept under that, and it is never used again (BD12). */
const picture = v.pipe(v.string(), v.regex(/^(?:screen|own)-[0-9a-f]{16}$/));

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/**
 * About one picture that goes from one side to the other; `id` is that of its view. The side that looks says the
 * first five, the side that shows says the rest. Each is heard by the end of a view that lasts, and by nothing else.
 */
export const viewMessageSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('quality'),
    id,
    level: v.picklist(qualityLevels),
    aim: v.picklist(qualityAims)
  }),
  /** Does anybody look? Nothing is encoded while nobody does. */
  v.strictObject({ type: v.literal('watching'), id, watching: v.boolean() }),
  /** Needs the power `control-tab`. */
  v.strictObject({ type: v.literal('zoom'), id, step: v.picklist(['in', 'out', 'reset']) }),
  /** The picture as it is now, without loss. A newer question replaces an older one. */
  v.strictObject({ type: v.literal('still'), id, still: id }),
  /** Pieces come only when they are asked for. */
  v.strictObject({ type: v.literal('piece-wanted'), id, still: id, index: count(4_000) }),

  v.strictObject({
    type: v.literal('shown'),
    id,
    number: pictureNumber,
    surface: v.picklist(['monitor', 'window', 'browser', 'unknown']),
    /** The browser delivers nothing at the moment: minimised, or covered by a secure desktop. */
    muted: v.boolean(),
    /** Of a shared tab, in percent, where it may be zoomed. */
    zoom: v.nullable(count(1_000))
  }),
  /** What is shown under this view from now on. Not in `shown`, whose members pages of version 1 know. */
  v.strictObject({ type: v.literal('picture'), id, picture }),
  /** The answer; an older page gives none. */
  v.strictObject({ type: v.literal('picture-known'), id, picture }),
  /** The person at the shown screen did something just now. */
  v.strictObject({ type: v.literal('activity'), id }),
  v.strictObject({
    type: v.literal('still-begins'),
    id,
    still: id,
    /** A PNG of so many bytes; 0 when it could not be made. */
    bytes: count(maxStillBytes)
  }),
  v.strictObject({
    type: v.literal('piece'),
    id,
    still: id,
    index: count(4_000),
    data: v.pipe(v.string(), v.maxLength(maxPieceLength), v.regex(/^[A-Za-z0-9+/=]*$/))
  }),

  /** Technician to customer: this screen of mine can be looked at. It ends by `show-over` of either side. */
  v.strictObject({ type: v.literal('show'), id, number: pictureNumber }),
  v.strictObject({ type: v.literal('show-over'), id })
]);

export type ViewMessage = v.InferOutput<typeof viewMessageSchema>;
export type ViewMessageOf<T extends ViewMessage['type']> = Extract<ViewMessage, { type: T }>;
