/** The workers of the media: what must not wait for a page that is hidden or busy. */
import { Worker } from '../base/worker.js';

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
