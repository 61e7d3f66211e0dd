import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lostPart, missedPart } from './lost-part.js';

let lost = 0;
let missed = 0;
let target: EventTarget;

beforeEach(() => {
  lost = missed = 0;
  target = new EventTarget();
  target.addEventListener(lostPart, () => lost++);
  target.addEventListener(missedPart, () => missed++);
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
  vi.stubGlobal('Worker', class extends EventTarget {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function start(): Promise<EventTarget> {
  const { Worker } = await import('./worker.js');
  return new Worker(new URL('https://shop.example/worker.js'), { type: 'module' });
}

it('[UP1] a worker that never comes is a lost part', async () => {
  (await start()).dispatchEvent(new Event('error'));
  expect(lost).toBe(1);
  // perhaps nothing needs it yet
  expect(missed).toBe(0);
});

it('[UP1] one that fails in its work is none', async () => {
  const worker = await start();
  worker.dispatchEvent(new Event('message'));
  worker.dispatchEvent(new Event('error'));
  expect(lost).toBe(0);
});

it('[UP2] the page says so when something waits for it, and not once it has come', async () => {
  const { awaited } = await import('./worker.js');
  const worker = awaited((await start()) as Worker);
  worker.dispatchEvent(new Event('error'));
  expect(missed).toBe(1);
  worker.dispatchEvent(new Event('message'));
  worker.dispatchEvent(new Event('error'));
  expect(missed).toBe(1);
});
