import { expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { makePin, randomRoom } from '../../handshake/pin.js';
import { createRelayPool, type RelayPool } from '../../signaling/relay-pool.js';
import { TestRelay } from '../../signaling/test-relay.js';
import { joinByPin } from './join-by-pin.js';

function setup() {
  const clock = manualClock(0);
  const relay = new TestRelay('wss://relay.example/');
  const pool = createRelayPool({ urls: [relay.url], clock, openSocket: () => relay.connect() });
  relay.socket.open();
  const controller = new AbortController();
  const join = (over: Partial<RelayPool>) =>
    joinByPin({
      pool: Object.assign(Object.create(pool) as RelayPool, over),
      clock,
      siteId: 'https://shop.example/',
      pin: makePin(randomRoom()),
      budget: { left: () => 3, take: () => undefined },
      signal: controller.signal,
      onStep: () => undefined
    });
  return { clock, join, controller };
}

it('[OP2] an error that nobody expected ends the try to join, with that error', async () => {
  const { join } = setup();
  await expect(
    join({
      subscribe() {
        throw new TypeError('no such thing in this browser');
      }
    })
  ).rejects.toThrow('no such thing');
});

it('[OP2] also one while something is sent', async () => {
  const { join } = setup();
  await expect(
    join({
      subscribe: () => () => undefined,
      subscribed: () => Promise.resolve(),
      publish() {
        throw new TypeError('no such thing in this browser');
      }
    })
  ).rejects.toThrow('no such thing');
});

it('a try that is broken off has no outcome', async () => {
  const { join, controller } = setup();
  const outcome = join({ subscribe: () => () => undefined, subscribed: () => new Promise(() => undefined) });
  controller.abort();
  expect(await outcome).toBeUndefined();
});
