/** The workers of the media: what must not wait for a page that is hidden or busy. */
import { trustedScript } from '../base/trusted-script.js';

/** Named like what it stands for, because Vite finds and bundles workers by this name. */
class Worker extends globalThis.Worker {
  constructor(url: URL, options: WorkerOptions) {
    super(trustedScript(url), options);
  }
}

export const spawnFilterWorker = (): globalThis.Worker =>
  new Worker(new URL('../../../worker/filter.ts', import.meta.url), { type: 'module' });

export const spawnRecordingWorker = (): globalThis.Worker =>
  new Worker(new URL('../../../worker/recording.ts', import.meta.url), { type: 'module' });

/** Calls `f` so many times a second, in hidden pages too, whose own timers are slowed down. */
export function steadily(perSecond: number, f: () => void): () => void {
  const worker = new Worker(new URL('../../../worker/ticks.ts', import.meta.url), { type: 'module' });
  worker.onmessage = f;
  worker.postMessage(1000 / perSecond, []);
  return () => worker.terminate();
}
