/** Where rows of different heights lie. Pure, so that scrolling can be tested without a browser. */

/** Row `i` reaches from `offsets[i]` to `offsets[i + 1]`, in pixels; the last offset is the whole height. */
export function offsetsOf<Key>(
  keys: readonly Key[],
  heights: ReadonlyMap<Key, number>,
  estimate: number
): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  for (let i = 0; i < keys.length; i++) offsets[i + 1] = offsets[i]! + (heights.get(keys[i]!) ?? estimate);
  return offsets;
}

/** The row that covers the height `y`; the nearest one when none does; 0 when there are no rows. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows to render, `start` to before `end`, for a view of `height` pixels at `top`, with `overscan` pixels around it. */
export function windowOf(
  offsets: Float64Array,
  top: number,
  height: number,
  overscan: number
): { start: number; end: number } {
  const count = offsets.length - 1;
  if (count === 0) return { start: 0, end: 0 };
  return { start: rowAt(offsets, top - overscan), end: rowAt(offsets, top + height + overscan) + 1 };
}

/** What the view is held at while rows come, go and grow: the end, or a row and the pixels scrolled into it. */
export type Anchor<Key> = { at: 'end' } | { at: 'row'; key: Key; into: number };

const endTolerance = 4;

export function anchorAt<Key>(
  keys: readonly Key[],
  offsets: Float64Array,
  top: number,
  height: number
): Anchor<Key> {
  const total = offsets[offsets.length - 1]!;
  if (keys.length === 0 || top + height >= total - endTolerance) return { at: 'end' };
  const row = rowAt(offsets, top);
  return { at: 'row', key: keys[row]!, into: top - offsets[row]! };
}

/** The scroll position that holds `anchor`; `undefined` when its row is gone. */
export function topFor<Key>(
  anchor: Anchor<Key>,
  keys: readonly Key[],
  offsets: Float64Array,
  height: number
): number | undefined {
  if (anchor.at === 'end') return Math.max(0, offsets[offsets.length - 1]! - height);
  const row = keys.indexOf(anchor.key);
  return row < 0 ? undefined : offsets[row]! + anchor.into;
}

/** How a list was left, for the next list of the same items: it is written while the list is used. */
export interface ListPlace {
  anchor?: Anchor<string>;
  /** Heights of the rows that were seen, in pixels. */
  heights: Map<string, number>;
}
