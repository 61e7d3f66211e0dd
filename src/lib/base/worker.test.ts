import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lostPart } from './lost-part.js';

let lost = 0;
let target: EventTarget;

beforeEach(() => {
  lost = 0;
  target = new EventTarget();
  target.addEventListener(lostPart, () => lost++);
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
});

it('[UP1] one that fails in its work is none', async () => {
  const worker = await start();
  worker.dispatchEvent(new Event('message'));
  worker.dispatchEvent(new Event('error'));
  expect(lost).toBe(0);
});
