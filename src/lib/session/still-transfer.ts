/** A still on its way: cut into pieces by the side that shows, put together by the one that looks (rule ST7). */
import { maxPieceLength, maxStillBytes } from './view-messages.js';

const bytesPerPiece = (maxPieceLength / 4) * 3;
/** Pieces that may be under way at once. */
const window = 4;

export const pieceCount = (bytes: number): number => Math.ceil(bytes / bytesPerPiece);

export async function pieceOf(still: Blob, index: number): Promise<string | undefined> {
  if (index >= pieceCount(still.size)) return undefined;
  const part = still.slice(index * bytesPerPiece, (index + 1) * bytesPerPiece);
  const bytes = new Uint8Array(await part.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
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
    let text: string;
    try {
      text = atob(data);
    } catch {
      return 'broken';
    }
    const isLast = index === pieceCount(this.#bytes) - 1;
    const due = isLast ? this.#bytes - index * bytesPerPiece : bytesPerPiece;
    if (text.length !== due) return 'broken';
    this.#parts.push(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    this.#held += text.length;
    if (isLast) return new Blob(this.#parts, { type: 'image/png' });
    this.#wantNext();
    return undefined;
  }

  #wantNext(): void {
    if (this.#wanted < pieceCount(this.#bytes)) this.#want(this.#wanted++);
  }
}
