import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import type { Store } from '../../history/store.js';
import { RecordKeeper } from './record-keeper.js';

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => void vi.unstubAllGlobals());

function setup() {
  const clock = manualClock();
  const written: number[] = [];
  const store = { sessions: { put: async (record: number) => void written.push(record) } };
  let version = 0;
  const keeper = new RecordKeeper(store as unknown as Store, clock, () => version as never);
  const change = (): void => {
    version++;
    keeper.note();
  };
  return { clock, written, keeper, change };
}

it('[TB2] writes changes that come together once, as they are then', () => {
  const { clock, written, change } = setup();
  for (let count = 0; count < 3; count++) change();
  expect(written).toEqual([]);
  clock.advance(60);
  expect(written).toEqual([3]);
  change();
  clock.advance(60);
  expect(written).toEqual([3, 4]);
});

it('[TB2] writes what is not written yet when its page goes, and nothing else', () => {
  const { clock, written, change } = setup();
  page.dispatchEvent(new Event('pagehide'));
  expect(written).toEqual([]);
  change();
  page.dispatchEvent(new Event('pagehide'));
  expect(written).toEqual([1]);
  clock.advance(1_000);
  expect(written).toEqual([1]);
});

it('[EN2] writes nothing of a session that is over, whatever still changes', () => {
  const { clock, written, keeper, change } = setup();
  change();
  keeper.stop();
  change();
  clock.advance(1_000);
  keeper.flush();
  page.dispatchEvent(new Event('pagehide'));
  expect(written).toEqual([]);
});
