import { makeZip } from 'client-zip';
import { maxChunkBytes } from '../src/lib/transfer/chunk.js';
import { zipTime } from '../src/lib/transfer/zip-time.js';

/**
 * A folder as a ZIP archive without compression, whose length is known beforehand (`zipLength`). The same files in
 * the same order make the same bytes, so that a transfer of it can go on in the middle.
 */
export const zipOf = (files: readonly { path: string; file: File }[]): ReadableStream<Uint8Array> =>
  gathered(
    makeZip(
      files.map(({ path, file }) => ({ name: path, lastModified: zipTime(file.lastModified), input: file }))
    )
  );

/** Small pieces are gathered: a thousand small files are not a thousand chunks. */
function gathered(pieces: ReadableStream<Uint8Array>, size = 4 * maxChunkBytes): ReadableStream<Uint8Array> {
  let block = new Uint8Array(size);
  let used = 0;
  return pieces.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        let rest = piece;
        while (rest.length > 0) {
          const part = rest.subarray(0, size - used);
          block.set(part, used);
          used += part.length;
          rest = rest.subarray(part.length);
          if (used < size) continue;
          controller.enqueue(block);
          block = new Uint8Array(size);
          used = 0;
        }
      },
      flush(controller) {
        if (used > 0) controller.enqueue(block.subarray(0, used));
      }
    })
  );
}
