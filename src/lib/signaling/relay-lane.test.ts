import { describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../base/bytes.js';
import { manualClock } from '../base/clock.js';
import { EventSigner } from './nostr-event.js';
import { RelayLane } from './relay-lane.js';
import { createRelayPool } from './relay-pool.js';
import type { RenewalMessage } from './renewal-message.js';
import { SignalSeal } from './signal-seal.js';
import { TestRelay } from './test-relay.js';

const noon = Date.UTC(2026, 0, 2, 12);
const topic = 'topic';

/** The two ends over one relay, which the test plays: it passes on what it is told to. */
function setup() {
  const clock = manualClock(noon);
  const keys = [randomBytes(32), randomBytes(32)] as const;
  const stranger = new EventSigner();
  const end = (sendKey: Uint8Array, receiveKey: Uint8Array) => {
    const relay = new TestRelay('wss://relay.example/');
    const pool = createRelayPool({ urls: [relay.url], clock, openSocket: () => relay.connect() });
    const lane = new RelayLane(pool, { topic, sendKey, receiveKey });
    const heard: RenewalMessage[] = [];
    lane.onMessage((message) => heard.push(message));
    relay.socket.open();
    return {
      lane,
      relay,
      heard,
      /** What it has published, in order. */
      published: () =>
        relay.socket.sentOf('EVENT').map(([, event]) => (event as { content: string }).content),
      /** Hears this content from the relay, each time as another event. */
      hears: (content: string) =>
        relay.socket.says(['EVENT', 't0', stranger.sign(topic, content, Math.floor(clock.now() / 1_000))])
    };
  };
  return { clock, keys, near: end(keys[0], keys[1]), far: end(keys[1], keys[0]) };
}

const offer: RenewalMessage = {
  type: 'offer',
  round: 1,
  sdp: 'v=0\r\n',
  candidates: [{ candidate: 'candidate:1', usernameFragment: 'abcd' }]
};

describe('the lane over relays', () => {
  it('[RM14] is subscribed from the beginning, and given up at its end', async () => {
    const { near } = setup();
    expect(near.relay.socket.topics).toEqual([topic]);
    near.lane.close();
    near.lane.close();
    await Promise.resolve();
    expect(near.relay.socket.topics).toEqual([]);
  });

  it('[RM14] carries a message to the other side, unreadable in between', () => {
    const { near, far } = setup();
    near.lane.send(offer);
    const [content] = near.published();
    expect(content).toMatch(/^[\w-]+$/);
    far.hears(content!);
    expect(far.heard).toEqual([offer]);
  });

  it('[RM14] drops what is repeated, late, or sent back to its sender', () => {
    const { near, far } = setup();
    near.lane.send(offer);
    near.lane.send({ type: 'renew' });
    const [first, second] = near.published();
    far.hears(second!);
    far.hears(second!);
    far.hears(first!);
    near.hears(second!);
    expect(far.heard).toEqual([{ type: 'renew' }]);
    expect(near.heard).toEqual([]);
  });

  it('[RM14] does not open what a stranger or a relay says', () => {
    const { near, far } = setup();
    near.lane.send(offer);
    const content = near.published()[0]!;
    const forged = new SignalSeal(randomBytes(32)).seal(JSON.stringify({ count: 9, message: offer }));
    for (const text of [forged, '', 'x', content.slice(1), content.replace(/.{4}$/, 'AAAA')]) far.hears(text);
    expect(far.heard).toEqual([]);
  });

  it('[RM14] hears the peer in the words of a renewal only, and within bounds', () => {
    const { keys, far } = setup();
    const seal = new SignalSeal(keys[0]);
    let count = 0;
    const say = (message: unknown, more: object = {}): void =>
      far.hears(seal.seal(JSON.stringify({ count: ++count, message, ...more })));
    const candidate = offer.type === 'offer' ? offer.candidates[0]! : undefined;
    for (const wrong of [
      { ...offer, sdp: 'x'.repeat(16 * 1024 + 1) },
      { ...offer, candidates: Array.from({ length: 65 }, () => candidate) },
      { ...offer, candidates: [{ candidate: 'x'.repeat(513), usernameFragment: null }] },
      { ...offer, round: 0 },
      { ...offer, round: '1' },
      { ...offer, media: true },
      { type: 'end' },
      null
    ])
      say(wrong);
    say(offer, { more: 1 });
    far.hears(seal.seal('{'));
    expect(far.heard).toEqual([]);
    say(offer);
    expect(far.heard).toEqual([offer]);
  });

  it('[RM14] does not send what relays would refuse', () => {
    const { near } = setup();
    near.lane.send({ ...offer, sdp: '\n'.repeat(16 * 1024) });
    expect(near.published()).toEqual([]);
  });

  it('[RM14] tells when a relay has opened anew', () => {
    const { near, clock } = setup();
    const opened = vi.fn();
    near.lane.onOpened(opened);
    near.relay.socket.fail();
    clock.advance(2_000);
    expect(opened).not.toHaveBeenCalled();
    near.relay.socket.open();
    expect(opened).toHaveBeenCalledOnce();
  });
});
