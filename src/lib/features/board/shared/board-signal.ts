/** What is said of the board in passing, over sealed lanes: nothing of it is kept. */
import * as v from 'valibot';
import { entryId, surfaceName, tools } from './board-schema.js';
import { regions } from './regions.js';

/** Points in one message of a line that is being drawn. */
export const maxPointsPerMessage = 120;

const unit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const index = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

export const boardSignalSchema = v.variant('type', [
  /** More points of a mark that is being drawn. Its entry will have the same id. */
  v.strictObject({
    type: v.literal('stroke'),
    id: entryId,
    surface: surfaceName,
    tool: v.picklist(tools),
    colour: index(7),
    width: index(3),
    number: index(99),
    /** Whether these points come behind those before, or take their place. */
    replaces: v.boolean(),
    /** Packed points in base64url: 5 bytes each. */
    points: v.pipe(v.string(), v.maxLength(maxPointsPerMessage * 7), v.regex(/^[\w-]*$/))
  }),
  /** A mark that was begun and given up. */
  v.strictObject({ type: v.literal('drop'), id: entryId }),
  /** Technician to customer: look there, please. */
  v.strictObject({ type: v.literal('look'), region: v.picklist(regions) }),
  /** Technician to customer: both keep the picture of now; or go on. */
  v.strictObject({ type: v.literal('freeze'), id }),
  v.strictObject({ type: v.literal('unfreeze') })
]);
export type BoardSignal = v.InferOutput<typeof boardSignalSchema>;

/** Where the laser pointer is; `off` when it was put away. */
export const pointerSchema = v.variant('type', [
  v.strictObject({ type: v.literal('at'), surface: surfaceName, x: unit, y: unit }),
  v.strictObject({ type: v.literal('off') })
]);
export type PointerMessage = v.InferOutput<typeof pointerSchema>;
