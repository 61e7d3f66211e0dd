import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signEvent, type NostrEvent } from './event.js';
import type { Limits } from './limits.js';
import { createRelay, type Relay } from './relay.js';

const kind = 20_001;
const secretKey = new Uint8Array(32).fill(7);
const event = (topic: string, content = ''): NostrEvent =>
  signEvent({ kind, tags: [['x', topic]], content }, secretKey);
const everythingOn = (topic: string) => ({ kinds: [kind], '#x': [topic] });

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Client {
  socket: WebSocket;
  heard: unknown[][];
  send(...message: unknown[]): void;
  /** The next unread message; fails the test when none comes. */
  next(): Promise<unknown[]>;
  closed: Promise<number>;
}

async function setup(limits: Partial<Limits> = {}) {
  const relay: Relay = createRelay({ limits });
  const server: Server = createServer().on('upgrade', relay.handleUpgrade);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    relay.close();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  async function open(options = {}): Promise<Client> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/relay`, options);
    const heard: unknown[][] = [];
    let read = 0;
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as unknown[]));
    const closed = new Promise<number>((done) => socket.on('close', done));
    await new Promise<void>((done, fail) => socket.on('open', done).on('error', fail));
    return {
      socket,
      heard,
      closed,
      send: (...message) => socket.send(JSON.stringify(message)),
      next: () => vi.waitFor(() => heard[read] ?? expect.fail('nothing heard'), 2000).finally(() => read++)
    };
  }
  return { relay, open, port };
}

describe('handing on', () => {
  it('[ER1] hands an event to whoever subscribed to its kind and topic, and to nobody else', async () => {
    const { open } = await setup();
    const [alice, bob, carol] = [await open(), await open(), await open()];
    bob.send('REQ', 'one', everythingOn('tea'));
    carol.send('REQ', 'two', everythingOn('coffee'));
    expect(await bob.next()).toEqual(['EOSE', 'one']);
    expect(await carol.next()).toEqual(['EOSE', 'two']);
    const sent = event('tea', 'hello');
    alice.send('EVENT', sent);
    expect(await alice.next()).toEqual(['OK', sent.id, true, '']);
    expect(await bob.next()).toEqual(['EVENT', 'one', sent]);
    alice.send('EVENT', event('coffee'));
    await carol.next();
    expect(bob.heard).toHaveLength(2);
  });

  it('[ER1] takes several filters in one subscription and ends it at CLOSE', async () => {
    const { open } = await setup();
    const client = await open();
    client.send('REQ', 'both', everythingOn('tea'), everythingOn('coffee'));
    await client.next();
    client.send('EVENT', event('coffee'));
    expect((await client.next())[0]).toBe('OK');
    expect((await client.next())[0]).toBe('EVENT');
    client.send('CLOSE', 'both');
    client.send('EVENT', event('tea'));
    expect((await client.next())[0]).toBe('OK');
    client.send('REQ', 'after', everythingOn('tea'));
    expect(await client.next()).toEqual(['EOSE', 'after']);
  });

  it('[ER2] stores nothing: a later subscriber hears nothing of before, other kinds are refused', async () => {
    const { open } = await setup();
    const client = await open();
    client.send('EVENT', event('tea'));
    await client.next();
    client.send('REQ', 'late', everythingOn('tea'));
    expect(await client.next()).toEqual(['EOSE', 'late']);
    for (const kind of [1, 19_999, 30_000]) {
      const stored = signEvent({ kind, tags: [], content: 'keep me' }, secretKey);
      client.send('EVENT', stored);
      expect(await client.next()).toEqual(['OK', stored.id, false, expect.stringMatching(/^blocked: /)]);
    }
  });

  it('[ER3] refuses an event whose id or signature is not right', async () => {
    const { open } = await setup();
    const client = await open();
    const good = event('tea', 'pay 1');
    const badSignature = { ...good, sig: good.sig.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    for (const forged of [{ ...good, content: 'pay 9' }, badSignature, { ...good, pubkey: 'f'.repeat(64) }]) {
      client.send('EVENT', forged);
      expect(await client.next()).toEqual(['OK', forged.id, false, expect.stringMatching(/^invalid: /)]);
    }
  });
});

describe('bounds', () => {
  it('[ER4] closes a socket that sends a message above the size limit', async () => {
    const { open } = await setup({ messageBytes: 1000 });
    const client = await open();
    client.send('EVENT', 'x'.repeat(1000));
    expect(await client.closed).toBe(1009);
  });

  it('[ER4] takes no more subscriptions, filters or topics than the limits say', async () => {
    const limits = { subscriptionsPerSocket: 2, filtersPerSubscription: 2, valuesPerFilter: 2 };
    const { open } = await setup(limits);
    const client = await open();
    client.send('REQ', 'filters', {}, {}, {});
    expect(await client.next()).toEqual(['CLOSED', 'filters', expect.any(String)]);
    client.send('REQ', 'topics', { '#x': ['a', 'b', 'c'] });
    expect(await client.next()).toEqual(['CLOSED', 'topics', expect.any(String)]);
    for (const id of ['one', 'two', 'one']) {
      client.send('REQ', id, {});
      expect(await client.next()).toEqual(['EOSE', id]);
    }
    client.send('REQ', 'three', {});
    expect(await client.next()).toEqual(['CLOSED', 'three', expect.any(String)]);
  });

  it('[ER4] takes no more sockets of one address than the limit says, and room is free again after one leaves', async () => {
    const { open, relay } = await setup({ socketsPerAddress: 2 });
    const [first] = [await open(), await open()];
    await expect(open()).rejects.toThrow('429');
    first.socket.close();
    await vi.waitFor(() => expect(relay.socketCount()).toBe(1));
    await open();
  });

  it('[ER5] reads a flood at the lasting rate and loses nothing of it', async () => {
    const { open } = await setup({ messagesPerSecond: 100, burst: 5 });
    const client = await open();
    const start = performance.now();
    for (let i = 0; i < 25; i++) client.send('REQ', 'again', {});
    for (let i = 0; i < 25; i++) expect(await client.next()).toEqual(['EOSE', 'again']);
    client.send('REQ', 'last', {});
    expect(await client.next()).toEqual(['EOSE', 'last']);
    expect(performance.now() - start).toBeGreaterThan(180);
  });

  it('[ER6] drops a socket that no longer answers a ping, and keeps one that does', async () => {
    const { open, relay } = await setup({ pingMs: 50 });
    const alive = await open();
    const dead = await open({ autoPong: false });
    expect(await dead.closed).toBe(1006);
    await vi.waitFor(() => expect(relay.socketCount()).toBe(1));
    alive.send('REQ', 'still', {});
    expect(await alive.next()).toEqual(['EOSE', 'still']);
  });

  it('[ER6] drops a socket that does not read what it subscribed to', async () => {
    const { open, relay } = await setup({ bufferedBytes: 50_000, messagesPerSecond: 10_000, burst: 10_000 });
    const [talker, sleeper] = [await open(), await open()];
    sleeper.send('REQ', 'all', {});
    await sleeper.next();
    sleeper.socket.pause();
    const big = event('tea', 'x'.repeat(60_000));
    await vi.waitFor(
      () => {
        for (let i = 0; i < 20; i++) talker.send('EVENT', big);
        expect(relay.socketCount()).toBe(1);
      },
      { timeout: 10_000 }
    );
  });
});

describe('garbage', () => {
  it('[ER7] answers what it cannot read and goes on serving', async () => {
    const { open } = await setup({ burst: 1000 });
    const client = await open();
    const wrong: unknown[] = [
      null,
      7,
      {},
      [],
      ['HELLO'],
      ['EVENT'],
      ['EVENT', null],
      ['EVENT', { id: 'short' }],
      ['EVENT', { ...event('tea'), tags: [[1]] }],
      ['EVENT', { ...event('tea'), created_at: -1 }],
      ['REQ'],
      ['REQ', 'none'],
      ['REQ', 7, {}],
      ['REQ', 'x'.repeat(65), {}],
      ['REQ', 'list', []],
      ['REQ', 'kinds', { kinds: ['1'] }],
      ['REQ', 'since', { since: 'now' }],
      ['REQ', 'ids', { ids: ['abc'] }],
      ['REQ', 'tag', { '#long': ['a'] }],
      ['REQ', 'proto', JSON.parse('{"__proto__": {"kinds": [1]}}')],
      ['CLOSE', {}]
    ];
    for (const message of wrong) {
      client.socket.send(JSON.stringify(message));
      expect((await client.next())[0], JSON.stringify(message)).toMatch(/^(NOTICE|CLOSED|OK)$/);
    }
    for (const bytes of [Buffer.from('not json'), randomBytes(300), Buffer.alloc(0)]) {
      client.socket.send(bytes, { binary: false });
    }
    client.socket.send(randomBytes(300), { binary: true });
    const other = await open();
    other.send('REQ', 'fine', {});
    expect(await other.next()).toEqual(['EOSE', 'fine']);
  });

  it('[ER7] survives sockets that speak no WebSocket at all after the upgrade', async () => {
    const { open, port, relay } = await setup();
    const key = Buffer.alloc(16).toString('base64');
    for (let i = 0; i < 20; i++) {
      const raw = connect(port, '127.0.0.1');
      raw.on('error', () => {});
      raw.write(
        'GET /relay HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
      );
      await new Promise((done) => raw.once('data', done));
      raw.write(randomBytes(2000));
      if (i % 2 === 0) raw.destroy();
      else closers.push(() => raw.destroy());
    }
    await vi.waitFor(() => expect(relay.socketCount()).toBe(0));
    const client = await open();
    client.send('REQ', 'fine', {});
    expect(await client.next()).toEqual(['EOSE', 'fine']);
  });
});

describe('a hostile relay for tests', () => {
  it('drops, rewrites, delays and replays what it should hand on', async () => {
    const { open, relay } = await setup();
    const client = await open();
    client.send('REQ', 'all', everythingOn('tea'));
    await client.next();
    const kept: NostrEvent[] = [];
    relay.onEvent((other) => kept.push(other));
    relay.intercept((other) => (other.content === 'drop' ? [] : [{ ...other, content: 'rewritten' }]));
    client.send('EVENT', event('tea', 'drop'));
    expect((await client.next())[0]).toBe('OK');
    client.send('EVENT', event('tea', 'hello'));
    expect((await client.next())[0]).toBe('OK');
    expect(await client.next()).toMatchObject(['EVENT', 'all', { content: 'rewritten' }]);
    let release = (): void => {};
    relay.intercept(() => new Promise<void>((done) => (release = done)));
    client.send('EVENT', event('tea', 'later'));
    expect((await client.next())[0]).toBe('OK');
    relay.publish(kept[0]!);
    expect(await client.next()).toMatchObject(['EVENT', 'all', { content: 'drop' }]);
    release();
    expect(await client.next()).toMatchObject(['EVENT', 'all', { content: 'later' }]);
  });
});
