/** Reading, sealing, opening, fingerprinting and storing of files: everything that would make a page stutter. */
import * as Comlink from 'comlink';
import type { FileWorkerApi, NextChunk } from '../src/lib/transfer/worker-api.js';
import { dataFileName, markFileName } from '../src/lib/transfer/stored-name.js';
import { inMemory, Sink } from './sink.js';
import { Source } from './source.js';
import { removeStored } from './storage.js';

const sources = new Map<string, Source>();
const sinks = new Map<string, Sink>();

/** A later opening of the same transfer, while an earlier one is under way, is the one that counts. */
const openings = new Map<string, number>();

function begin(id: string): () => boolean {
  const own = (openings.get(id) ?? 0) + 1;
  openings.set(id, own);
  return () => openings.get(id) === own;
}

const stale = { ok: false, why: 'stale' } as const;

const handOver = (chunk: NextChunk): NextChunk => (chunk.ok ? Comlink.transfer(chunk, [chunk.frame]) : chunk);

const api: FileWorkerApi = {
  async openSource(options) {
    sources.delete(options.id);
    const isLatest = begin(options.id);
    const opened = await Source.open(options, isLatest);
    if (!opened.ok) return opened;
    sources.set(options.id, opened.source);
    return { ok: true };
  },
  async next(id, maxBytes, spent) {
    const source = sources.get(id);
    return source ? handOver(await source.next(maxBytes, spent)) : stale;
  },
  closeSource(id) {
    begin(id);
    sources.delete(id);
  },
  async openSink(options) {
    sinks.get(options.id)?.close();
    const isLatest = begin(options.id);
    const opened = await Sink.open(options);
    if (!opened.ok) return opened;
    if (!isLatest()) {
      opened.sink.close();
      return stale;
    }
    sinks.set(options.id, opened.sink);
    return { ok: true, have: opened.have, prefix: opened.prefix, isInMemory: inMemory.has(options.id) };
  },
  write: (id, frames) => sinks.get(id)?.write(frames) ?? stale,
  closeSink(id) {
    begin(id);
    sinks.get(id)?.close();
    sinks.delete(id);
  },
  async discard(folder, id) {
    api.closeSink(id);
    inMemory.delete(id);
    await removeStored(folder, [dataFileName(id), markFileName(id)]).catch(() => undefined);
  },
  keptInMemory: (id) => inMemory.get(id)?.blob
};

Comlink.expose(api);
