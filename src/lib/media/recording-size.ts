interface Size {
  width: number;
  height: number;
}

/** Below this, the header of a WebM has a single byte for a number that may have to grow. */
const smallest = 256;
/** The largest screen that is captured. */
const largest = 3_840;

/**
 * The size of a recording from now on: never smaller than what was recorded before, nor than what comes now. Encoders
 * want even numbers.
 */
export function recordingSize(before: Size | undefined, picture: Size): Size {
  const longest = (a: number, b: number): number => Math.min(largest, (Math.max(a, b, smallest) + 1) & ~1);
  return {
    width: longest(before?.width ?? 0, picture.width),
    height: longest(before?.height ?? 0, picture.height)
  };
}
