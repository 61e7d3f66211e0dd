import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { RestingWorker } from './resting-worker.js';
import type { FileWorker } from './spawn-worker.js';

const rest = 20_000;

function setup() {
  const clock = manualClock();
  let spawned = 0;
  let closed = 0;
  const worker = new RestingWorker(clock, () => {
    spawned++;
    return { api: {} as FileWorker['api'], close: () => closed++ };
  });
  return { clock, worker, counts: () => ({ spawned, closed }) };
}

describe('the worker of a session’s files', () => {
  it('[FT16] begins with the first transfer and ends a while after the last', () => {
    const { clock, worker, counts } = setup();
    expect(counts()).toEqual({ spawned: 0, closed: 0 });
    expect(worker.hold('a')).toBe(worker.hold('b'));
    worker.letGo('a');
    clock.advance(10 * rest);
    expect(counts()).toEqual({ spawned: 1, closed: 0 });
    worker.letGo('b');
    clock.advance(rest - 1);
    expect(worker.api).toBeDefined();
    clock.advance(1);
    expect(counts()).toEqual({ spawned: 1, closed: 1 });
    expect(worker.api).toBeUndefined();
  });

  it('[FT16] stays for a transfer that begins meanwhile, and is another one after a rest', () => {
    const { clock, worker, counts } = setup();
    worker.hold('a');
    worker.letGo('a');
    clock.advance(rest - 1);
    worker.hold('b');
    clock.advance(10 * rest);
    expect(counts()).toEqual({ spawned: 1, closed: 0 });
    worker.letGo('b');
    // once more changes nothing, and neither does somebody who never held it
    clock.advance(rest / 2);
    worker.letGo('b');
    worker.letGo('c');
    clock.advance(rest / 2);
    expect(counts()).toEqual({ spawned: 1, closed: 1 });
    worker.hold('d');
    expect(counts()).toEqual({ spawned: 2, closed: 1 });
  });

  it('[FT16] ends at once with its session', () => {
    const { clock, worker, counts } = setup();
    worker.hold('a');
    worker.close();
    worker.close();
    clock.advance(rest);
    expect(counts()).toEqual({ spawned: 1, closed: 1 });
  });
});
