import { afterEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { EventSigner, eventKind } from './nostr-event.js';
import { createRelayPool } from './relay-pool.js';
import { TestRelay } from './test-relay.js';

const noon = Date.UTC(2026, 0, 2, 12);

function setup(names: string[] = ['a'], timeOffsetMs = 0) {
  const clock = manualClock(noon);
  const relays = names.map((name) => new TestRelay(`wss://${name}.example/`));
  const pool = createRelayPool({
    urls: relays.map(({ url }) => url),
    clock,
    timeOffsetMs: () => timeOffsetMs,
    openSocket: (url) => relays.find((relay) => relay.url === url)!.connect()
  });
  const stranger = new EventSigner();
  const eventOf = (topic: string, content: string) => [
    'EVENT',
    't0',
    stranger.sign(topic, content, Math.floor(clock.now() / 1_000))
  ];
  return { clock, pool, relays, relay: relays[0]!, eventOf };
}

afterEach(() => vi.unstubAllGlobals());

describe('the round trip', () => {
  it('[RV10] is that of the slowest open relay; a request without an answer counts with the time it takes', async () => {
    const { clock, pool, relays } = setup(['a', 'b', 'down']);
    const [near, far] = relays.map(({ socket }) => socket);
    near!.open();
    far!.open();
    expect(pool.roundTripMs).toBe(0);
    const off = pool.subscribe('one', () => undefined);
    await pool.subscribed('one');
    clock.advance(20);
    near!.says(['EOSE', 't0']);
    clock.advance(100);
    expect(pool.roundTripMs).toBe(120);
    clock.advance(30);
    far!.says(['EOSE', 't0']);
    clock.advance(5_000);
    expect(pool.roundTripMs).toBe(150);
    // a request that is taken back may never be answered
    off();
    await Promise.resolve();
    clock.advance(5_000);
    expect(pool.roundTripMs).toBe(150);
  });
});

describe('subscribing', () => {
  it('[RL2] makes one request of many topics and asks for nothing old', async () => {
    const { pool, relay } = setup();
    relay.socket.open();
    for (const topic of ['one', 'two', 'three']) pool.subscribe(topic, () => undefined);
    await pool.subscribed('three');
    const filter = { kinds: [eventKind], '#x': ['one', 'two', 'three'], limit: 0 };
    expect(relay.socket.sent).toEqual([['REQ', 't0', filter]]);
  });

  it('[RL2] spreads topics over requests that relays still take', async () => {
    const { pool, relay } = setup();
    relay.socket.open();
    const topics = Array.from({ length: 45 }, (_, i) => `topic ${i}`);
    for (const topic of topics) pool.subscribe(topic, () => undefined);
    await pool.subscribed('topic 44');
    expect(relay.socket.sentOf('REQ')).toHaveLength(3);
    expect(relay.socket.topics).toEqual(topics);
  });

  it('[RL2] gives a topic up when the last listener left', async () => {
    const { pool, relay } = setup();
    relay.socket.open();
    const offs = ['one', 'one', 'two'].map((topic) => pool.subscribe(topic, () => undefined));
    offs[0]!();
    offs[0]!();
    await Promise.resolve();
    expect(relay.socket.topics).toEqual(['one', 'two']);
    offs[1]!();
    offs[2]!();
    await Promise.resolve();
    expect(relay.socket.topics).toEqual([]);
  });

  it('[RL3] is subscribed once one relay was asked, not before', async () => {
    const { pool, relays } = setup(['a', 'b']);
    let isSubscribed = false;
    pool.subscribe('topic', () => undefined);
    const subscribed = pool.subscribed('topic').then(() => (isSubscribed = true));
    await new Promise(setImmediate);
    expect(isSubscribed).toBe(false);
    relays[1]!.socket.open();
    await subscribed;
    expect(relays[1]!.socket.topics).toEqual(['topic']);
  });

  it('[RL4] subscribes again after a lost connection', async () => {
    const { pool, relay, clock } = setup();
    relay.socket.open();
    pool.subscribe('topic', () => undefined);
    await pool.subscribed('topic');
    relay.socket.fail();
    clock.advance(2_000);
    relay.socket.open();
    expect(relay.sockets).toHaveLength(2);
    expect(relay.socket.topics).toEqual(['topic']);
  });
});

describe('hearing', () => {
  const listen = async (names?: string[]) => {
    const all = setup(names);
    for (const { socket } of all.relays) socket.open();
    const heard: string[] = [];
    all.pool.subscribe('topic', (content) => heard.push(content));
    await all.pool.subscribed('topic');
    return { ...all, heard };
  };

  it('[RL5] hears a message once, however many relays bring it', async () => {
    const { relays, heard, eventOf } = await listen(['a', 'b']);
    const event = eventOf('topic', 'hello');
    for (const { socket } of [...relays, ...relays]) socket.says(event);
    expect(heard).toEqual(['hello']);
  });

  it('[RL5] hears the same words again when they are said again', async () => {
    const { relay, heard, eventOf } = await listen();
    relay.socket.says(eventOf('topic', 'hello'));
    relay.socket.says(eventOf('topic', 'hello'));
    expect(heard).toEqual(['hello', 'hello']);
  });

  it('[RL5] is not made deaf by a relay that puts a message’s id on other words', async () => {
    const { relays, heard, eventOf } = await listen(['hostile', 'honest']);
    const [verb, id, event] = eventOf('topic', 'hello');
    relays[0]!.socket.says([verb, id, { ...(event as object), content: 'other' }]);
    relays[1]!.socket.says([verb, id, event]);
    expect(heard).toEqual(['hello']);
  });

  it('[RL5] never hears itself', async () => {
    const { pool, relay, heard } = await listen();
    pool.publish('topic', 'mine');
    relay.socket.says(['EVENT', 't0', relay.socket.sentOf('EVENT')[0]![1]]);
    expect(heard).toEqual([]);
  });

  it('[RL5] hears only topics that it asked for', async () => {
    const { relay, heard, eventOf } = await listen();
    relay.socket.says(eventOf('other', 'hello'));
    expect(heard).toEqual([]);
  });

  it('[RL6] survives garbage', async () => {
    const { relay, heard, eventOf } = await listen();
    const [, , event] = eventOf('topic', 'hello') as [string, string, Record<string, unknown>];
    const garbage: unknown[] = [
      '',
      '{',
      'null',
      '[]',
      '[[]]',
      '"EVENT"',
      ['EVENT'],
      ['EVENT', 't0', null],
      ['EVENT', 't0', []],
      ['EVENT', 't0', { ...event, id: event['id'] + '0' }],
      ['EVENT', 't0', { ...event, tags: 'x' }],
      ['EVENT', 't0', { ...event, tags: [['x']] }],
      ['EVENT', 't0', { ...event, tags: [['x', '__proto__']] }],
      ['EVENT', 't0', { ...event, content: 7 }],
      eventOf('topic', 'x'.repeat(32 * 1024 + 1)),
      ['EVENT', 't0', { ...event, created_at: 'now' }],
      ['OK'],
      ['EOSE'],
      ['NOTICE', { toString: null }],
      ['AUTH', 'challenge']
    ];
    for (const frame of garbage) relay.socket.says(frame);
    relay.socket.says(eventOf('topic', 'still here'));
    expect(heard).toEqual(['still here']);
  });

  it.each([
    ['a frame that is too long', (relay: TestRelay) => relay.socket.says('x'.repeat(128 * 1024 + 1))],
    ['binary frames', (relay: TestRelay) => relay.socket.saysText(new ArrayBuffer(8))],
    [
      'a flood',
      (relay: TestRelay) => Array.from({ length: 1_001 }, () => relay.sockets[0]!.says(['NOTICE', 'x']))
    ],
    [
      'more than 8 MiB at once',
      (relay: TestRelay) =>
        Array.from({ length: 84 }, () => relay.sockets[0]!.says(['NOTICE', 'x'.repeat(100_000)]))
    ]
  ])('[RL6] cuts a relay off for a while for %s', async (_what, misbehave) => {
    const { pool, relays, heard, eventOf, clock } = await listen(['hostile', 'honest']);
    misbehave(relays[0]!);
    expect(pool.relays.map(({ state }) => state)).toEqual(['down', 'open']);
    expect(relays[0]!.socket.closeCount).toBe(1);
    relays[1]!.socket.says(eventOf('topic', 'hello'));
    expect(heard).toEqual(['hello']);
    clock.advance(29_999);
    expect(relays[0]!.sockets).toHaveLength(1);
    clock.advance(60_001);
    expect(relays[0]!.sockets.length).toBeGreaterThan(1);
  });

  it('[RL6] bounds what comes under one topic, for each relay by itself', async () => {
    const { relays, heard, eventOf } = await listen(['hostile', 'honest']);
    for (let i = 0; i < 130; i++) relays[0]!.socket.says(eventOf('topic', `flood ${i}`));
    expect(heard).toHaveLength(120);
    relays[1]!.socket.says(eventOf('topic', 'hello'));
    expect(heard.at(-1)).toBe('hello');
  });
});

describe('publishing', () => {
  const publishedBy = (relay: TestRelay) =>
    relay.socket.sentOf('EVENT').map(([, event]) => (event as { content: string }).content);

  it('[RL7] reaches all open relays', () => {
    const { pool, relays } = setup(['a', 'b', 'c']);
    relays[0]!.socket.open();
    relays[2]!.socket.open();
    pool.publish('topic', 'hello');
    expect(relays.map(publishedBy)).toEqual([['hello'], [], ['hello']]);
  });

  it('[RL7] reaches relays that open a moment later, once each', () => {
    const { pool, relays, clock } = setup(['a', 'b']);
    relays[0]!.socket.open();
    pool.publish('topic', 'hello');
    clock.advance(5_000);
    relays[1]!.socket.open();
    expect(relays.map(publishedBy)).toEqual([['hello'], ['hello']]);
    for (const { socket } of relays) socket.fail();
    clock.advance(2_000);
    for (const { socket } of relays) socket.open();
    expect(relays.map(publishedBy)).toEqual([[], []]);
  });

  it('[RL7] asks for its topics before it sends what waited', async () => {
    const { pool, relay } = setup();
    pool.subscribe('topic', () => undefined);
    pool.publish('topic', 'hello');
    relay.socket.open();
    expect(relay.socket.sent.map(([verb]) => verb)).toEqual(['REQ', 'EVENT']);
  });

  it('[RL7] forgets what waited for ten seconds', () => {
    const { pool, relay, clock } = setup();
    pool.publish('topic', 'old');
    clock.advance(5_001);
    pool.publish('topic', 'new');
    relay.socket.fail();
    clock.advance(5_000);
    relay.socket.open();
    expect(publishedBy(relay)).toEqual(['new']);
  });

  it('[RL7] keeps the last 64 messages at most', () => {
    const { pool, relay } = setup();
    for (let i = 0; i < 70; i++) pool.publish('topic', `${i}`);
    relay.socket.open();
    expect(publishedBy(relay)).toEqual(Array.from({ length: 64 }, (_, i) => `${i + 6}`));
  });

  it('[RL9] stamps messages with the corrected time', () => {
    const { pool, relay } = setup(['a'], 86_400_000);
    relay.socket.open();
    pool.publish('topic', 'hello');
    const [, event] = relay.socket.sentOf('EVENT')[0]!;
    expect((event as { created_at: number }).created_at).toBe((noon + 86_400_000) / 1_000);
  });
});

describe('relays that come and go', () => {
  it('[RL8] says what state each relay is in', () => {
    const { pool, relays, clock } = setup(['a', 'b']);
    const states: string[][] = [];
    pool.onChange((all) => states.push(all.map(({ state }) => state)));
    relays[0]!.socket.open();
    relays[1]!.socket.fail();
    clock.advance(2_000);
    expect(states).toEqual([
      ['open', 'connecting'],
      ['open', 'down'],
      ['open', 'connecting']
    ]);
    expect(pool.relays.map(({ url }) => url)).toEqual(relays.map(({ url }) => url));
  });

  it('[RL8] a relay that cannot be reached at all does not hurt the others', () => {
    const clock = manualClock(noon);
    const good = new TestRelay('wss://good.example/');
    const pool = createRelayPool({
      urls: ['ws://mixed-content.example/', good.url],
      clock,
      openSocket: (url) => {
        if (url !== good.url) throw new DOMException('mixed content', 'SecurityError');
        return good.connect();
      }
    });
    good.socket.open();
    const changed = vi.fn();
    pool.onChange(changed);
    clock.advance(40_000);
    expect(changed).not.toHaveBeenCalled();
    expect(pool.relays.map(({ state }) => state)).toEqual(['down', 'open']);
  });

  it('[RL8] waits longer after each failure, but no longer than half a minute', () => {
    const { relay, clock } = setup();
    const tries: number[] = [];
    for (let second = 0; second < 600; second++) {
      if (relay.sockets.length > tries.length) tries.push(second);
      relay.socket.fail();
      clock.advance(1_000);
    }
    const pauses = tries.slice(1).map((at, i) => at - tries[i]!);
    expect(pauses[0]).toBeLessThanOrEqual(2);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(31);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(10);
  });

  it('[RL8] tries at once when the network comes back', () => {
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (type: string, f: () => void) => listeners.set(type, f));
    const { relay } = setup();
    relay.socket.fail();
    listeners.get('online')!();
    expect(relay.sockets).toHaveLength(2);
  });

  it('[RL8] connects anew within a second when it is woken and a relay does not answer', () => {
    const { pool, relay, clock } = setup();
    pool.subscribe('topic', () => undefined);
    relay.socket.open();
    clock.advance(1_000);
    pool.wake();
    pool.wake();
    expect(relay.socket.topics).toContain('ping');
    clock.advance(1_000);
    expect(relay.sockets).toHaveLength(2);
    relay.socket.open();
    expect(relay.socket.topics).toEqual(['topic']);
    clock.advance(1_000);
    pool.wake();
    clock.advance(100);
    relay.socket.says(['EOSE', 'ping']);
    clock.advance(9_000);
    expect(relay.sockets).toHaveLength(2);
    pool.close();
    pool.wake();
    expect(relay.sockets).toHaveLength(2);
  });

  /** A page that slept: time has passed, and no timer ran. */
  function sleeper() {
    const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    vi.stubGlobal('document', page);
    const turned = manualClock(noon);
    let sleptMs = 0;
    const clock = { ...turned, now: () => turned.now() + sleptMs };
    const relay = new TestRelay('wss://a.example/');
    const pool = createRelayPool({ urls: [relay.url], clock, openSocket: () => relay.connect() });
    relay.socket.open();
    const stateOf = () => pool.relays[0]!.state;
    return { page, pool, relay, clock, stateOf, sleep: (ms: number) => void (sleptMs += ms) };
  }

  it('[RL10] after a sleep no relay is said to be open before it was heard again', async () => {
    const { pool, relay, clock, stateOf, sleep } = sleeper();
    sleep(3_600_000);
    clock.advance(5_000);
    expect(stateOf()).toBe('connecting');
    // nor does a question count as asked on it
    pool.subscribe('topic', () => undefined);
    let isAsked = false;
    void pool.subscribed('topic').then(() => (isAsked = true));
    await new Promise((done) => setTimeout(done));
    expect(isAsked).toBe(false);
    relay.socket.says(['EOSE', 'ping']);
    expect(stateOf()).toBe('open');
    await vi.waitFor(() => expect(isAsked).toBe(true));
    expect(relay.sockets).toHaveLength(1);
  });

  it('[RL10] after a sleep one that does not answer is replaced within a second', () => {
    const { relay, clock, stateOf, sleep } = sleeper();
    // as late as browsers make the timers of hidden pages
    sleep(60_000);
    clock.advance(5_000);
    expect(stateOf()).toBe('open');
    sleep(100_000);
    clock.advance(5_000 + 700);
    expect(relay.sockets).toHaveLength(2);
    expect(stateOf()).toBe('connecting');
    relay.socket.open();
    expect(stateOf()).toBe('open');
  });

  it('[RL10] a page that comes into sight asks those that were silent, and no others', () => {
    const { page, relay, clock, stateOf } = sleeper();
    const show = (): void => {
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
    };
    clock.advance(9_000);
    show();
    expect([stateOf(), relay.socket.sent]).toEqual(['open', []]);
    clock.advance(2_000);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(stateOf()).toBe('open');
    show();
    expect([stateOf(), relay.socket.topics]).toEqual(['connecting', ['ping']]);
  });

  it('[RL8] keeps a connection that answers at once, however often it is doubted', () => {
    const { pool, relay, clock } = setup();
    relay.socket.open();
    for (let doubts = 0; doubts < 3; doubts++) {
      pool.wake();
      relay.socket.says(['EOSE', 'ping']);
      clock.advance(1_000);
    }
    pool.wake();
    clock.advance(600);
    relay.socket.says(['EOSE', 'ping']);
    clock.advance(5_000);
    expect(relay.sockets).toHaveLength(1);
  });

  it('[RL8] notices a connection that only looks open', () => {
    const { pool, relay, clock } = setup();
    relay.socket.open();
    clock.advance(50_000);
    expect(relay.socket.topics).toEqual(['ping']);
    relay.socket.says(['EOSE', 'ping']);
    expect(relay.socket.topics).toEqual([]);
    clock.advance(50_000);
    expect(relay.socket.topics).toEqual(['ping']);
    clock.advance(20_000);
    expect(pool.relays[0]!.state).not.toBe('open');
  });

  it.each([
    ['CLOSED', ['CLOSED', 't0', 'auth-required: who are you?']],
    ['OK', ['OK', '0'.repeat(64), false, 'blocked: not here']]
  ])('[RL8] counts a relay as down that refuses to serve (%s)', (_verb, refusal) => {
    const { pool, relay } = setup();
    relay.socket.open();
    relay.socket.says(['OK', '0'.repeat(64), false, 'rate-limited: slowly']);
    expect(pool.relays[0]!.state).toBe('open');
    relay.socket.says(refusal);
    expect(pool.relays[0]!.state).toBe('down');
  });

  it('[RL8] closes for good', () => {
    const { pool, relay, clock } = setup();
    relay.socket.open();
    pool.close();
    pool.close();
    pool.publish('topic', 'hello');
    clock.advance(90_000);
    expect(relay.socket.closeCount).toBe(1);
    expect(relay.sockets).toHaveLength(1);
    expect(relay.socket.sent).toEqual([]);
  });
});
