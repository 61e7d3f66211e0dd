/** How the bytes of a WebM lie: elements of id, size and content. https://www.rfc-editor.org/rfc/rfc8794 */

export function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = 0; at + wanted.length <= bytes.length; at++) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}

/** A size of one to eight bytes: the leading zero bits of the first say how many follow. */
export function readSize(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = first & (0xff >> length);
  for (let offset = 1; offset < length; offset++) value = value * 256 + bytes[at + offset]!;
  return { value, end: at + length };
}

interface Range {
  at: number;
  end: number;
}

/** The content of the first element with this id among those of a range; `undefined` where it is not there whole. */
export function contentOf(bytes: Uint8Array, id: readonly number[], { at, end }: Range): Range | undefined {
  while (at < end) {
    const first = bytes[at];
    if (first === undefined || first < 0x10) return undefined;
    const idLength = Math.clz32(first) - 23;
    const size = readSize(bytes, at + idLength);
    if (!size || size.end + size.value > end) return undefined;
    if (idLength === id.length && id.every((byte, offset) => bytes[at + offset] === byte))
      return { at: size.end, end: size.end + size.value };
    at = size.end + size.value;
  }
  return undefined;
}
