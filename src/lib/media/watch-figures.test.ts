import { expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { watchFigures, type Visibility } from './watch-figures.js';

class FakePage extends EventTarget implements Visibility {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function watch() {
  const clock = manualClock();
  const page = new FakePage();
  const source = {
    getStats: vi.fn(async () => [{ id: 'i', type: 'inbound-rtp', kind: 'video', timestamp: clock.now() }])
  };
  const listener = vi.fn();
  const off = watchFigures({ source, clock, page }, listener);
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const second = async (): Promise<void> => {
    await settled();
    clock.advance(1_000);
    await settled();
  };
  return { page, source, listener, off, second, settled };
}

it('[MD9] tells figures every second from the second report on', async () => {
  const { listener, second } = watch();
  await second();
  expect(listener).toHaveBeenCalledTimes(1);
  await second();
  expect(listener).toHaveBeenCalledTimes(2);
});

it('[MD9] does not look while nobody does, and begins anew afterwards', async () => {
  const { listener, second, settled, page, source } = watch();
  await settled();
  page.turn('hidden');
  await second();
  await second();
  expect(source.getStats).toHaveBeenCalledTimes(1);
  page.turn('visible');
  await settled();
  expect(listener).not.toHaveBeenCalled();
  await second();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('[MD9] is silent after its end, also about a report that was under way', async () => {
  const { listener, second, off, source } = watch();
  let answer: ((stats: []) => void) | undefined;
  await second();
  source.getStats.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  await second();
  off();
  answer?.([]);
  await second();
  await second();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(source.getStats).toHaveBeenCalledTimes(3);
});

it('[MD9] goes on after a report that failed', async () => {
  const { listener, second, source } = watch();
  source.getStats.mockRejectedValueOnce(new Error('closing'));
  await second();
  await second();
  await second();
  expect(listener).toHaveBeenCalled();
});
