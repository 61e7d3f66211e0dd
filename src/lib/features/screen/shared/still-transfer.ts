/** A still on its way: cut into pieces by the side that shows, put together by the one that looks (rule ST7). */
import { fromBase64, toBase64 } from '../../../base/bytes.js';
import { maxPieceLength, maxStillBytes } from './view-messages.js';

const bytesPerPiece = (maxPieceLength / 4) * 3;
/** Pieces that may be under way at once. */
const window = 4;

export const pieceCount = (bytes: number): number => Math.ceil(bytes / bytesPerPiece);

export async function pieceOf(still: Blob, index: number): Promise<string | undefined> {
  if (index >= pieceCount(still.size)) return undefined;
  const part = still.slice(index * bytesPerPiece, (index + 1) * bytesPerPiece);
  return toBase64(new Uint8Array(await part.arrayBuffer()));
}

/** Puts a still together. It asks for each piece, takes them in order, and never holds more than was announced. */
export class StillAssembly {
  readonly #bytes: number;
  readonly #want: (index: number) => void;
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  #wanted = 0;
  #held = 0;

  /** @returns `undefined` for a size that is not taken */
  static begin(bytes: number, want: (index: number) => void): StillAssembly | undefined {
    return bytes > 0 && bytes <= maxStillBytes ? new StillAssembly(bytes, want) : undefined;
  }

  private constructor(bytes: number, want: (index: number) => void) {
    this.#bytes = bytes;
    this.#want = want;
    for (let each = 0; each < window; each++) this.#wantNext();
  }

  /** From 0 to 1. */
  get progress(): number {
    return this.#held / this.#bytes;
  }

  /** @returns the whole still once it is there, `broken` when the piece is not the one that is due */
  take(index: number, data: string): Blob | 'broken' | undefined {
    if (index !== this.#parts.length || index >= this.#wanted) return 'broken';
    const piece = fromBase64(data);
    const isLast = index === pieceCount(this.#bytes) - 1;
    const due = isLast ? this.#bytes - index * bytesPerPiece : bytesPerPiece;
    if (piece?.length !== due) return 'broken';
    this.#parts.push(piece);
    this.#held += piece.length;
    if (isLast) return new Blob(this.#parts, { type: 'image/png' });
    this.#wantNext();
    return undefined;
  }

  #wantNext(): void {
    if (this.#wanted < pieceCount(this.#bytes)) this.#want(this.#wanted++);
  }
}
