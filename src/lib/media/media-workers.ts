/** The workers of the media: what must not wait for a page that is hidden or busy. */
import { awaited, firstAnswer, Worker } from '../base/worker.js';

const startFilterWorker = (): Worker =>
  new Worker(new URL('../../../worker/filter.ts', import.meta.url), { type: 'module' });

export const spawnFilterWorker = (): globalThis.Worker => awaited(startFilterWorker());

export const spawnRecordingWorker = (): globalThis.Worker =>
  awaited(new Worker(new URL('../../../worker/recording.ts', import.meta.url), { type: 'module' }));

const startTicksWorker = (): Worker =>
  new Worker(new URL('../../../worker/ticks.ts', import.meta.url), { type: 'module' });

/** Calls `f` so many times a second, in hidden pages too, whose own timers are slowed down. */
export function steadily(perSecond: number, f: () => void): () => void {
  const worker = awaited(startTicksWorker());
  worker.onmessage = f;
  worker.postMessage(1000 / perSecond, []);
  return () => worker.terminate();
}

/** Has the browser keep the files of the workers that black boxes need, for when there are some (UP3). */
export async function fetchBoxWorkers(): Promise<void> {
  const filter = startFilterWorker();
  filter.postMessage({ rules: { boxes: [], isGray: false }, turn: 0 }, []);
  await firstAnswer(filter);
  const ticks = startTicksWorker();
  ticks.postMessage(10, []);
  await firstAnswer(ticks);
}
