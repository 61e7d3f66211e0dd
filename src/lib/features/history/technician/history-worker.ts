import * as Comlink from 'comlink';
import { Worker } from '../../../base/worker.js';
import { HistoryWork, type ImportOutcome, type Progress } from '../../../history/history-work.js';
import type { KeptRows } from '../../../history/kept-rows.js';

/** What takes long, wherever it runs. Every method rejects when the background work breaks down. */
export interface LongWork {
  search(query: string, language: string): Promise<string[]>;
  excerpts(ids: readonly string[], query: string, language: string): Promise<Record<string, string>>;
  expire(before: number): Promise<string[]>;
  export(passphrase: string | undefined, onProgress: (progress: Progress) => void): Promise<Blob>;
  import(
    file: Blob,
    passphrase: string | undefined,
    onProgress: (done: number) => void
  ): Promise<ImportOutcome>;
}

/** In a worker; in the page where nothing can be stored, since a worker cannot see what is only in memory. */
export function longWork(rows: KeptRows): LongWork {
  if (!rows.canBeDurable) return new HistoryWork(rows);
  const worker = new Worker(new URL('../../../../../worker/history.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<HistoryWork>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('the worker has broken down')));
  });
  broken.catch(() => undefined);
  const guarded = <T>(work: Promise<T>): Promise<T> => Promise.race([work, broken]);
  return {
    search: (query, language) => guarded(remote.search(query, language)),
    excerpts: (ids, query, language) => guarded(remote.excerpts(ids, query, language)),
    expire: (before) => guarded(remote.expire(before)),
    export: (passphrase, onProgress) => guarded(remote.export(passphrase, Comlink.proxy(onProgress))),
    import: (file, passphrase, onProgress) =>
      guarded(remote.import(file, passphrase, Comlink.proxy(onProgress)))
  };
}
