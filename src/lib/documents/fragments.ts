/**
 * Messages of any size in pieces that every browser's data channel takes: Chromium refuses more than 256 KiB in
 * one go, and y-webrtc would lose such a message silently. The channel is ordered and reliable, so a piece needs
 * no more than one byte in front: 1 when more pieces of this message follow, 0 when it is the last.
 */
import { concat, type Bytes } from '../base/bytes.js';
import { err, ok, type Result } from '../base/result.js';

/** Of a piece without its first byte. */
export const pieceBytes = 60 * 1024;

const last = 0;
const more = 1;

export function* split(message: Uint8Array): Generator<Bytes> {
  let at = 0;
  do {
    const end = Math.min(at + pieceBytes, message.length);
    yield concat(Uint8Array.of(end < message.length ? more : last), message.subarray(at, end));
    at = end;
  } while (at < message.length);
}

/** Puts pieces together again. Every piece but the last must be full, so that many tiny ones cost nothing. */
export class Reassembler {
  readonly #maxBytes: number;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The whole message with its last piece, else `undefined`. */
  push(piece: Uint8Array): Result<Bytes | undefined, 'malformed' | 'too-large'> {
    const flag = piece[0];
    const body = piece.subarray(1);
    if ((flag !== last && flag !== more) || body.length > pieceBytes) return err('malformed');
    if (flag === more && body.length !== pieceBytes) return err('malformed');
    this.#bytes += body.length;
    if (this.#bytes > this.#maxBytes) return err('too-large');
    this.#pieces.push(body);
    if (flag === more) return ok(undefined);
    const message = concat(...this.#pieces);
    this.#pieces = [];
    this.#bytes = 0;
    return ok(message);
  }
}
