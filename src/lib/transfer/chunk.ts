/**
 * A chunk on the wire: the number of its stream and its place in the run (4 bytes each, big-endian), and up to 256 KiB
 * of the file in NaCl secretbox, in the manner of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015). The nonce is 16 bytes that begin
 * this run, a counter of 7 bytes, and 1 in the last byte for the last chunk. Rules FT4 to FT6.
 */
export const headerBytes = 8;
export const tagBytes = 16;
export const chunkOverhead = headerBytes + tagBytes;
/** What both browsers take as one message. */
export const maxFrameBytes = 262_144;
export const maxChunkBytes = maxFrameBytes - chunkOverhead;
export const runBytes = 16;

/** The last eight bytes of the nonce. */
export function writeCounter(nonceTail: Uint8Array, counter: number, isLast: boolean): void {
  const view = new DataView(nonceTail.buffer, nonceTail.byteOffset, 8);
  view.setUint32(0, Math.floor(counter / 2 ** 24));
  view.setUint32(4, (counter % 2 ** 24) * 256 + (isLast ? 1 : 0));
}

export function writeHeader(frame: ArrayBuffer, stream: number, counter: number): void {
  const view = new DataView(frame);
  view.setUint32(0, stream);
  view.setUint32(4, counter % 2 ** 32);
}

/** What a frame says of itself; `undefined` for what is no frame. Nothing about it is proven. */
export function readHeader(frame: unknown): { stream: number; index: number } | undefined {
  if (!(frame instanceof ArrayBuffer)) return undefined;
  if (frame.byteLength < chunkOverhead || frame.byteLength > maxFrameBytes) return undefined;
  const view = new DataView(frame);
  return { stream: view.getUint32(0), index: view.getUint32(4) };
}
