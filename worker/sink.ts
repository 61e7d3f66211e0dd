import type { Outcome, SinkOptions } from '../src/lib/transfer/worker-api.js';
import { chunkOverhead } from '../src/lib/transfer/chunk.js';
import type { Fingerprints } from '../src/lib/transfer/file-messages.js';
import { dataFileName, markFileName } from '../src/lib/transfer/stored-name.js';
import { makeBox, type Box } from './box.js';
import { Fingerprint } from './fingerprint.js';
import { readMark, writeMark } from './mark.js';
import { MemoryFile, openStored, type SyncFile } from './storage.js';

/** How often the fingerprints so far are written down, behind data that is on the disk for sure. */
const markBytes = 64 * 1024 * 1024;
const rehashBytes = 1024 * 1024;

/** What could not be stored in the browser's own file system, by id. */
export const inMemory = new Map<string, MemoryFile>();

type Written = Outcome<{ have: number; fingerprints: Fingerprints | undefined }>;

const isFull = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError';

/** What is received of one file in one run: opened, fingerprinted and stored in order. */
export class Sink {
  readonly #options: SinkOptions;
  readonly #box: Box;
  readonly #fingerprint: Fingerprint;
  readonly #data: SyncFile;
  readonly #mark: SyncFile;
  #have = 0;
  #marked = 0;
  #counter = 0;
  #isOver = false;

  static async open(options: SinkOptions): Promise<Outcome<{ sink: Sink; have: number; prefix: string }>> {
    const { id, folder, key, run } = options;
    const files = await openFiles(folder, id);
    try {
      const sink = new Sink(options, await makeBox(key, run), await Fingerprint.create(), files);
      sink.#readBack();
      return { ok: true, sink, have: sink.#have, prefix: sink.#fingerprint.prefix() };
    } catch {
      for (const file of Object.values(files)) file.close();
      return { ok: false, why: 'storage' };
    }
  }

  private constructor(
    options: SinkOptions,
    box: Box,
    fingerprint: Fingerprint,
    { data, mark }: { data: SyncFile; mark: SyncFile }
  ) {
    this.#options = options;
    this.#box = box;
    this.#fingerprint = fingerprint;
    this.#data = data;
    this.#mark = mark;
  }

  write(frames: readonly ArrayBuffer[]): Written {
    let fingerprints: Fingerprints | undefined;
    for (const frame of frames) {
      // What was on its way when something went wrong.
      if (this.#isOver) return { ok: false, why: 'stale' };
      const length = frame.byteLength - chunkOverhead;
      const { size } = this.#options;
      if (this.#have + length > size) return this.#fail('size');
      const isLast = this.#have + length === size;
      const chunk = this.#box.open(frame, this.#counter, isLast);
      if (!chunk) return this.#fail('damaged');
      this.#counter++;
      try {
        if (this.#data.write(chunk, { at: this.#have }) < length)
          throw new DOMException('', 'QuotaExceededError');
      } catch (thrown) {
        return this.#fail(isFull(thrown) ? 'disk-full' : 'storage');
      }
      this.#fingerprint.update(chunk);
      this.#have += length;
      if (this.#have >= this.#marked + markBytes) this.#setMark();
      if (!isLast) continue;
      this.close();
      fingerprints = this.#fingerprint.digest();
    }
    return { ok: true, have: this.#have, fingerprints };
  }

  /** What is stored stays. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#setMark();
    this.#data.close();
    this.#mark.close();
  }

  #fail(why: 'size' | 'damaged' | 'disk-full' | 'storage'): Written {
    this.close();
    return { ok: false, why };
  }

  /** A full disk must not take away what is stored already: without a mark it is only read again. */
  #setMark(): void {
    try {
      this.#data.truncate(this.#have);
      this.#data.flush();
      writeMark(this.#mark, { at: this.#have, ...this.#fingerprint.save() });
      this.#marked = this.#have;
    } catch {
      // Nothing depends on it.
    }
  }

  /** Goes on from the last mark and reads what is stored behind it. */
  #readBack(): void {
    const stored = Math.min(this.#data.getSize(), this.#options.size);
    const mark = readMark(this.#mark);
    if (mark && mark.at <= stored) {
      this.#fingerprint.load(mark);
      this.#have = mark.at;
    }
    const block = new Uint8Array(rehashBytes);
    while (this.#have < stored) {
      const got = this.#data.read(block.subarray(0, stored - this.#have), { at: this.#have });
      if (got === 0) break;
      this.#fingerprint.update(block.subarray(0, got));
      this.#have += got;
    }
    this.#marked = this.#have;
  }
}

/** In memory nothing outlives the page, so no mark is needed. */
const nowhere: SyncFile = {
  read: () => 0,
  write: () => 0,
  truncate: () => undefined,
  getSize: () => 0,
  flush: () => undefined,
  close: () => undefined
};

async function openFiles(folder: string, id: string): Promise<{ data: SyncFile; mark: SyncFile }> {
  try {
    const data = await openStored(folder, dataFileName(id));
    try {
      return { data, mark: await openStored(folder, markFileName(id)) };
    } catch (thrown) {
      data.close();
      throw thrown;
    }
  } catch {
    // A private window, or site data is blocked.
    const data = inMemory.get(id) ?? new MemoryFile();
    inMemory.set(id, data);
    return { data, mark: nowhere };
  }
}
