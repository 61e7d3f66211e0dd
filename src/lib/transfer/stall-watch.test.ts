import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { FrameOrder } from './frame-order.js';
import { StallWatch } from './stall-watch.js';

/** One run, of which frames come over given connections. */
function setup() {
  const clock = manualClock();
  const run = { order: new FrameOrder(), isEndMissing: false };
  const stalls: (number | undefined)[][] = [];
  const watch = new StallWatch(
    clock,
    () => [run],
    (overtakers) => stalls.push([...overtakers])
  );
  const come = (place: number, line?: number): void => {
    run.order.push(place, new ArrayBuffer(1), line);
    run.order.take();
  };
  return { clock, run, stalls, watch, come };
}

describe('[FT17] a connection that stalls without breaking', () => {
  it('is noticed after six seconds, by those that brought what comes after', () => {
    const { clock, stalls, come } = setup();
    come(0, 1);
    come(2);
    come(3, 2);
    clock.advance(5_000);
    expect(stalls).toEqual([]);
    come(4, 2);
    clock.advance(1_000);
    expect(stalls).toEqual([[undefined, 2]]);
  });

  it('is not one that is slow, nor one that has nothing to bring', () => {
    const { clock, stalls, come } = setup();
    clock.advance(60_000);
    for (let place = 0; place < 40; place += 2) {
      come(place + 1, 2);
      clock.advance(4_000);
      come(place, 1);
    }
    clock.advance(60_000);
    expect(stalls).toEqual([]);
  });

  it('is noticed when it has the last frame', () => {
    const { clock, run, stalls, come } = setup();
    come(0, 1);
    clock.advance(60_000);
    run.isEndMissing = true;
    clock.advance(6_000);
    expect(stalls).toEqual([[]]);
  });

  it('is told again as long as nothing comes, until nobody watches', () => {
    const { clock, run, stalls, watch } = setup();
    run.isEndMissing = true;
    clock.advance(16_000);
    expect(stalls).toHaveLength(3);
    watch.close();
    clock.advance(60_000);
    expect(stalls).toHaveLength(3);
  });

  it('is no stall of a run that began anew', () => {
    const { clock, run, stalls, come } = setup();
    come(1, 1);
    clock.advance(5_000);
    run.order = new FrameOrder();
    come(1, 1);
    clock.advance(5_000);
    expect(stalls).toEqual([]);
  });
});
