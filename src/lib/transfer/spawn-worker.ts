import * as Comlink from 'comlink';
import { Worker } from '../base/worker.js';
import type { FileWorkerApi } from './worker-api.js';

export interface FileWorker {
  api: Comlink.Remote<FileWorkerApi>;
  close(): void;
}

export function spawnFileWorker(): FileWorker {
  const worker = new Worker(new URL('../../../worker/files.ts', import.meta.url), { type: 'module' });
  return { api: Comlink.wrap<FileWorkerApi>(worker), close: () => worker.terminate() };
}

/** Has the browser keep the worker's file, for when one is needed. */
export async function fetchFileWorker(): Promise<void> {
  const worker = spawnFileWorker();
  await worker.api.keptInMemory('');
  worker.close();
}

/** Gives buffers away instead of copying them. */
export const handOver = Comlink.transfer;
