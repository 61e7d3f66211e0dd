import type { NextChunk, Outcome, SourceOptions, SourceSpec } from '../src/lib/transfer/worker-api.js';
import { maxChunkBytes } from '../src/lib/transfer/chunk.js';
import type { Failure } from '../src/lib/transfer/file-messages.js';
import { makeBox, type Box } from './box.js';
import { Fingerprint } from './fingerprint.js';
import { zipOf } from './zip-source.js';

type Bytes = Uint8Array<ArrayBuffer>;
type Reader = (atMost: number) => Promise<Bytes>;

/** Bytes that are read at once: whole chunks, so that none is made of two pieces. */
const readBytes = 4 * maxChunkBytes;
/** The fingerprints are kept so often, in case the transfer has to go on from an earlier place. */
const markBytes = 32 * 1024 * 1024;

interface Mark {
  at: number;
  state: ReturnType<Fingerprint['save']>;
}

/** Marks of a page's transfers by id; they belong to the spec, which may be given anew. */
const marks = new Map<string, { spec: SourceSpec; marks: Mark[] }>();

const failureOf = (thrown: unknown): Failure =>
  // Chromium's word for a file that is not what it was when it was chosen.
  thrown instanceof DOMException && thrown.name === 'NotReadableError' ? 'changed' : 'unreadable';

/** What is sent of one file in one run: read, fingerprinted and sealed in order. */
export class Source {
  readonly #options: SourceOptions;
  readonly #box: Box;
  readonly #fingerprint: Fingerprint;
  readonly #read: Reader;
  readonly #marks: Mark[];
  #block: Bytes = new Uint8Array(0);
  #ahead: Promise<Bytes> | undefined;
  #at: number;
  #counter = 0;
  #last: Promise<NextChunk | undefined> = Promise.resolve(undefined);

  /** @param isLatest whoever takes the file asks again and again for the beginning to be read: the last time counts */
  static async open(
    options: SourceOptions,
    isLatest: () => boolean = () => true
  ): Promise<Outcome<{ source: Source }>> {
    try {
      const { id, spec, from, prefix } = options;
      const fingerprint = await Fingerprint.create();
      const known = marksOf(id, spec);
      const mark = spec.kind === 'file' ? known.findLast(({ at }) => at <= from) : undefined;
      if (mark) fingerprint.load(mark.state);
      const start = mark?.at ?? 0;
      const source = new Source(options, await makeBox(options.key, options.run), fingerprint, start, known);
      const isThere = await source.#skipTo(from, isLatest);
      if (!isLatest()) return { ok: false, why: 'stale' };
      if (!isThere || fingerprint.prefix() !== prefix) return { ok: false, why: 'changed' };
      return { ok: true, source };
    } catch (thrown) {
      return { ok: false, why: failureOf(thrown) };
    }
  }

  private constructor(options: SourceOptions, box: Box, fingerprint: Fingerprint, at: number, known: Mark[]) {
    this.#options = options;
    this.#box = box;
    this.#fingerprint = fingerprint;
    this.#at = at;
    this.#marks = known;
    this.#read = readerOf(options, at);
  }

  /** May be asked for several chunks at once; they come in the order in which they were asked for. */
  next(atMost: number, spent?: ArrayBuffer): Promise<NextChunk> {
    const chunk = this.#last.then(() => this.#next(atMost, spent));
    this.#last = chunk;
    return chunk;
  }

  async #next(atMost: number, spent: ArrayBuffer | undefined): Promise<NextChunk> {
    try {
      const { size, stream } = this.#options;
      const chunk = await this.#take(Math.min(atMost, maxChunkBytes, size - this.#at));
      if (chunk.length === 0 && this.#at < size) return { ok: false, why: 'changed' };
      this.#hash(chunk);
      const isLast = this.#at === size;
      if (isLast && !(await this.#isAtEnd())) return { ok: false, why: 'changed' };
      const frame = this.#box.seal(stream, this.#counter++, isLast, chunk, spent);
      const fingerprints = isLast ? this.#fingerprint.digest() : undefined;
      return { ok: true, frame, bytes: chunk.length, fingerprints };
    } catch (thrown) {
      return { ok: false, why: failureOf(thrown) };
    }
  }

  async #skipTo(from: number, isLatest: () => boolean): Promise<boolean> {
    while (this.#at < from && isLatest()) {
      const chunk = await this.#take(from - this.#at);
      if (chunk.length === 0) return false;
      this.#hash(chunk);
    }
    return true;
  }

  #hash(chunk: Bytes): void {
    this.#fingerprint.update(chunk);
    this.#at += chunk.length;
    if (this.#at < (this.#marks.at(-1)?.at ?? 0) + markBytes) return;
    this.#marks.push({ at: this.#at, state: this.#fingerprint.save() });
  }

  /** The next bytes, at least one as long as there are any. */
  async #take(atMost: number): Promise<Bytes> {
    if (atMost === 0) return new Uint8Array(0);
    if (this.#block.length === 0) {
      this.#block = await (this.#ahead ?? this.#read(readBytes));
      // Reading goes on while this block is sealed.
      this.#ahead = this.#read(readBytes);
      this.#ahead.catch(() => undefined);
    }
    const chunk = this.#block.subarray(0, atMost);
    this.#block = this.#block.subarray(chunk.length);
    return chunk;
  }

  async #isAtEnd(): Promise<boolean> {
    return this.#block.length === 0 && (await (this.#ahead ?? this.#read(1))).length === 0;
  }
}

function marksOf(id: string, spec: SourceSpec): Mark[] {
  const known = marks.get(id);
  const isSame = known?.spec.kind === 'file' && spec.kind === 'file' && sameFile(known.spec.file, spec.file);
  if (known && isSame) return known.marks;
  const fresh = { spec, marks: [] };
  marks.set(id, fresh);
  return fresh.marks;
}

/** A file that was given anew is looked at anew: it may be another one. */
const sameFile = (a: Blob, b: Blob): boolean =>
  a instanceof File &&
  b instanceof File &&
  a.name === b.name &&
  a.size === b.size &&
  a.lastModified === b.lastModified;

function readerOf({ spec }: SourceOptions, from: number): Reader {
  if (spec.kind === 'file') {
    let at = from;
    return async (atMost) => {
      const block = new Uint8Array(await spec.file.slice(at, at + atMost).arrayBuffer());
      at += block.length;
      return block;
    };
  }
  const stream = zipOf(spec.files).getReader();
  return async () => {
    for (;;) {
      const { done, value } = await stream.read();
      if (done) return new Uint8Array(0);
      if (value.length > 0) return value as Bytes;
    }
  };
}
