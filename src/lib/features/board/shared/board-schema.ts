/** What entries of the board and what is said of it in passing have in common. */
import * as v from 'valibot';

export const tools = [
  'pen',
  'line',
  'arrow',
  'number',
  'rectangle',
  'ellipse',
  'highlighter',
  'text'
] as const;
export type Tool = (typeof tools)[number];

/** What is drawn on: a picture id (BD12), or `page`, the empty board. */
export const surfaceName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));

/** 16 random bytes in base64url. */
export const entryId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
export const role = v.picklist(['technician', 'customer']);
export const sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20_000));
