import { afterEach, expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { asKey } from '../handshake/keys.js';
import { topicOf } from '../handshake/rendezvous-messages.js';
import { randomRoom } from '../handshake/pin.js';
import { createRelayPool } from '../signaling/relay-pool.js';
import { TestRelay } from '../signaling/test-relay.js';
import { hostPin, type PinHost } from './host-pin.js';
import type { PinState } from './views.js';

const siteId = 'https://shop.example/';
const hosts: PinHost[] = [];
afterEach(() => hosts.splice(0).forEach((host) => host.close()));

/** A page with one relay that answers nothing, and somebody who draws these numbers. */
function setup(numbers: readonly number[]) {
  const clock = manualClock(0);
  const relay = new TestRelay('wss://relay.example/');
  const pool = createRelayPool({ urls: [relay.url], clock, openSocket: () => relay.connect() });
  relay.socket.open();
  const left = [...numbers];
  const random = (length: number) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, left.shift()!);
    return bytes;
  };
  async function makePin(): Promise<string | undefined> {
    const states: PinState[] = [];
    const rootKey = asKey('root', new Uint8Array(32));
    hosts.push(
      hostPin({ pool, clock, siteId, rootKey, lifetimeMs: 1_000, random, onState: (s) => states.push(s) })
    );
    // the relay is asked in a task of its own
    await new Promise((resolve) => setTimeout(resolve));
    clock.advance(250);
    await new Promise((resolve) => setTimeout(resolve));
    const last = states.at(-1);
    return last?.phase === 'live' ? last.pin.slice(0, 3) : undefined;
  }
  return { pool, makePin };
}

it('[RV10] two sessions of a page never get one room number, though the page does not hear its own questions', async () => {
  const { pool, makePin } = setup([7, 7, 7, 8]);
  expect(await makePin()).toBe('007');
  expect(await makePin()).toBe('008');
  const room = randomRoom(() => Uint8Array.of(0, 0, 0, 8));
  expect(pool.isSubscribed(topicOf(siteId, room))).toBe(true);
});

it('[RV10] a number is free again for a page when its session is over', async () => {
  const { makePin } = setup([7, 7]);
  expect(await makePin()).toBe('007');
  hosts.splice(0).forEach((host) => host.close());
  expect(await makePin()).toBe('007');
});
