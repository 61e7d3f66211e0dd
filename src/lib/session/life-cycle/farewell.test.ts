import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { Emitter } from '../../base/emitter.js';
import { Farewell } from './farewell.js';
import type { ControlMessage } from '../link/lanes.js';

function setup({ isUp = true, isOver = false } = {}) {
  const clock = manualClock();
  const heard = new Emitter<ControlMessage>();
  const up = new Emitter<never>();
  const link = { isUp, onUp: up.on };
  const sent: ControlMessage[] = [];
  const ends: ('time' | undefined)[] = [];
  let done = 0;
  const farewell = new Farewell({
    link,
    port: { send: (message) => void sent.push(message), onMessage: heard.on },
    clock,
    onHeard: (reason) => {
      ends.push(reason);
      return !isOver;
    },
    onDone: () => done++
  });
  const comeBack = (): void => {
    link.isUp = true;
    up.emit(undefined as never);
  };
  return { clock, link, farewell, sent, ends, comeBack, hear: heard.emit.bind(heard), done: () => done };
}

describe('the end of a session', () => {
  it('[EN2] is told, and done once it is confirmed', () => {
    const { farewell, sent, hear, done, clock } = setup();
    farewell.say('time');
    expect(sent).toEqual([{ type: 'end', reason: 'time' }]);
    expect(done()).toBe(0);
    hear({ type: 'end-seen' });
    hear({ type: 'end-seen' });
    clock.advance(60 * 60_000);
    expect(done()).toBe(1);
  });

  it('[EN2] waits two seconds for a peer that is there and does not confirm', () => {
    const { farewell, clock, done } = setup();
    farewell.say();
    clock.advance(1_999);
    expect(done()).toBe(0);
    clock.advance(1);
    expect(done()).toBe(1);
  });

  it('[EN2] is told to a peer that comes back within a quarter of an hour', () => {
    const { farewell, clock, sent, comeBack, hear, done } = setup({ isUp: false });
    farewell.say();
    clock.advance(10 * 60_000);
    expect([sent, done()]).toEqual([[], 0]);
    comeBack();
    expect(sent).toEqual([{ type: 'end' }]);
    hear({ type: 'end-seen' });
    expect(done()).toBe(1);
  });

  it('[EN2] waits on where the peer went before it could confirm', () => {
    const { farewell, link, clock, done } = setup();
    farewell.say();
    link.isUp = false;
    clock.advance(14 * 60_000);
    expect(done()).toBe(0);
    clock.advance(60_000);
    expect(done()).toBe(1);
  });

  it('[EN2] is confirmed by who hears it, before the way is closed', () => {
    const { clock, sent, ends, hear, done } = setup();
    hear({ type: 'end', reason: 'time' });
    expect([sent, ends, done()]).toEqual([[{ type: 'end-seen' }], ['time'], 0]);
    clock.advance(200);
    expect(done()).toBe(1);
  });

  it('[EN2] is confirmed, and nothing else, where the session is over already', () => {
    const { clock, sent, hear, done } = setup({ isOver: true });
    hear({ type: 'end' });
    clock.advance(60 * 60_000);
    expect([sent, done()]).toEqual([[{ type: 'end-seen' }], 0]);
  });

  it('[EN2] both sides that say it at once are done at once', () => {
    const { farewell, sent, ends, hear, done } = setup();
    farewell.say();
    hear({ type: 'end' });
    expect([sent, ends, done()]).toEqual([[{ type: 'end' }, { type: 'end-seen' }], [], 1]);
  });

  it('[EN2] a confirmation of nothing ends nothing', () => {
    const { hear, ends, done, clock } = setup();
    hear({ type: 'end-seen' });
    clock.advance(60 * 60_000);
    expect([ends, done()]).toEqual([[], 0]);
  });
});
