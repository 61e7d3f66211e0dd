import * as Comlink from 'comlink';
import { awaited, firstAnswer, Worker } from '../base/worker.js';
import type { FileWorkerApi } from './worker-api.js';

export interface FileWorker {
  api: Comlink.Remote<FileWorkerApi>;
  close(): void;
}

const startWorker = (): Worker =>
  new Worker(new URL('../../../worker/files.ts', import.meta.url), { type: 'module' });

export function spawnFileWorker(): FileWorker {
  const worker = awaited(startWorker());
  return { api: Comlink.wrap<FileWorkerApi>(worker), close: () => worker.terminate() };
}

/** Has the browser keep the worker's file, for when one is needed. Rejects when it does not come. */
export async function fetchFileWorker(): Promise<void> {
  const worker = startWorker();
  void Comlink.wrap<FileWorkerApi>(worker).keptInMemory('');
  await firstAnswer(worker);
}

/** Gives buffers away instead of copying them. */
export const handOver = Comlink.transfer;
