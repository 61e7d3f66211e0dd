import * as Comlink from 'comlink';
import type { FileWorkerApi } from './worker-api.js';

export interface FileWorker {
  api: Comlink.Remote<FileWorkerApi>;
  close(): void;
}

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

declare const trustedTypes:
  { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy } | undefined;

let policy: ScriptPolicy | undefined;

/** The pages take scripts from strings by named policies only; this one lets our own files pass. */
function trusted(url: URL): string {
  if (typeof trustedTypes === 'undefined') return url.href;
  policy ??= trustedTypes.createPolicy('tincan-worker', {
    createScriptURL(href) {
      if (new URL(href).origin !== location.origin) throw new TypeError('a worker of another site');
      return href;
    }
  });
  return policy.createScriptURL(url.href);
}

/** Named like what it stands for, because Vite finds and bundles workers by this name. */
class Worker extends globalThis.Worker {
  constructor(url: URL, options: WorkerOptions) {
    super(trusted(url), options);
  }
}

export function spawnFileWorker(): FileWorker {
  const worker = new Worker(new URL('../../../worker/files.ts', import.meta.url), { type: 'module' });
  return { api: Comlink.wrap<FileWorkerApi>(worker), close: () => worker.terminate() };
}

/** Gives buffers away instead of copying them. */
export const handOver = Comlink.transfer;
