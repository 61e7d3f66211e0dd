import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let worker: EventTarget | undefined;
let isEnded = false;
const setWorker = (started: EventTarget): void => void (worker = started);

beforeEach(() => {
  isEnded = false;
  worker = undefined;
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage(): void {
        // heard by nobody: its file does not come
        setWorker(this);
      }

      terminate(): void {
        isEnded = true;
      }
    }
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function fetchAhead(): Promise<unknown> {
  const { fetchFileWorker } = await import('./spawn-worker.js');
  return fetchFileWorker().then(
    () => 'came',
    () => 'lost'
  );
}

it.each([
  ['message', 'came'],
  ['error', 'lost']
])('[UP3] to fetch the worker ahead settles with its %s', async (type, outcome) => {
  const fetched = fetchAhead();
  const started = await vi.waitUntil(() => worker);
  await Promise.resolve();
  started.dispatchEvent(type === 'error' ? new Event(type) : new MessageEvent(type, { data: {} }));
  expect(await fetched).toBe(outcome);
  expect(isEnded).toBe(true);
});
