import * as Comlink from 'comlink';
import { trustedScript } from '../base/trusted-script.js';
import type { FileWorkerApi } from './worker-api.js';

export interface FileWorker {
  api: Comlink.Remote<FileWorkerApi>;
  close(): void;
}

/** Named like what it stands for, because Vite finds and bundles workers by this name. */
class Worker extends globalThis.Worker {
  constructor(url: URL, options: WorkerOptions) {
    super(trustedScript(url), options);
  }
}

export function spawnFileWorker(): FileWorker {
  const worker = new Worker(new URL('../../../worker/files.ts', import.meta.url), { type: 'module' });
  return { api: Comlink.wrap<FileWorkerApi>(worker), close: () => worker.terminate() };
}

/** Gives buffers away instead of copying them. */
export const handOver = Comlink.transfer;
