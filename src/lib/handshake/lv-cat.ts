import { concat, type Bytes } from '../base/bytes.js';

/**
 * Joins byte strings, each behind its length (LEB128), so that no two different lists give the same bytes.
 * This is `lv_cat` of draft-irtf-cfrg-cpace-21 §6.3; keys, tags and signatures of this folder use it too.
 */
export const lvCat = (...parts: Uint8Array[]): Bytes =>
  concat(...parts.flatMap((part) => [leb128(part.length), part]));

function leb128(length: number): Uint8Array {
  const encoded: number[] = [];
  let rest = length;
  while (rest >= 0x80) {
    encoded.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  encoded.push(rest);
  return Uint8Array.from(encoded);
}
