import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import type { SimplePeer } from 'y-webrtc';
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { equalBytes } from '../base/bytes.js';
import { manualClock } from '../base/clock.js';
import { DocumentBounds } from './document-bounds.js';
import { pieceBytes, split } from './fragments.js';
import { GuardedConnection } from './guarded-connection.js';

/** A connection whose wire the test holds in its hands. */
function setup() {
  const listeners = new Map<string, ((data: Uint8Array) => void)[]>();
  const delivered: Uint8Array[] = [];
  const written: Uint8Array[] = [];
  const clock = manualClock(1_000);
  let current: Pick<SimplePeer, 'send' | 'destroy'>;
  const peer = {
    connected: true,
    destroyed: false,
    writableLength: 0,
    on: (event: string, f: () => void) => listeners.set(event, [...(listeners.get(event) ?? []), f]),
    prependListener: (event: string, f: () => void) =>
      listeners.set(event, [f, ...(listeners.get(event) ?? [])]),
    listeners: (event: string) => listeners.get(event) ?? [],
    removeAllListeners: (event: string) => listeners.delete(event),
    write: (data: Uint8Array) => written.push(data) > 0,
    send: () => expect.unreachable('past the guard'),
    destroy: () => void (peer.destroyed = true),
    signal: () => {
      throw new TypeError('not a description');
    }
  };
  listeners.set('data', [(message) => delivered.push(message)]);
  current = peer;
  const raw = {
    get peer(): SimplePeer {
      return current as SimplePeer;
    },
    set peer(next: Pick<SimplePeer, 'send' | 'destroy'>) {
      current = next;
    },
    destroy: () => current.destroy()
  };
  const doc = new Y.Doc();
  const typing: boolean[] = [];
  const connection = new GuardedConnection(raw, {
    bounds: new DocumentBounds(doc, 0),
    clock,
    slices: { now: () => 0, pause: (f) => f() },
    onTyping: (isTyping) => typing.push(isTyping)
  });
  const troubles: string[] = [];
  let closings = 0;
  connection.onTrouble((trouble) => troubles.push(trouble));
  connection.onClose(() => closings++);
  return {
    connection,
    peer,
    raw,
    clock,
    delivered,
    written,
    troubles,
    typing,
    get closings() {
      return closings;
    },
    connect: (): void => listeners.get('connect')?.forEach((f) => f(new Uint8Array(0))),
    piece: (data: Uint8Array): void => listeners.get('data')?.forEach((f) => f(data)),
    message(data: Uint8Array): void {
      for (const piece of split(data)) this.piece(piece);
    }
  };
}

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const update = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.getArray('chat').push([text]);
  return encoded((encoder) => {
    encoding.writeVarUint(encoder, 0);
    writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
  });
};
const syncRequest = encoded((encoder) => {
  encoding.writeVarUint(encoder, 0);
  writeSyncStep1(encoder, new Y.Doc());
});
const awareness = (states: string[]): Uint8Array =>
  encoded((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoded((inner) => {
        encoding.writeVarUint(inner, states.length);
        for (const [i, state] of states.entries()) {
          encoding.writeVarUint(inner, i);
          encoding.writeVarUint(inner, 1);
          encoding.writeVarString(inner, state);
        }
      })
    );
  });

describe('pieces', () => {
  it('[DC11] of a large message are small, and arrive as the message', () => {
    const { raw, written, piece, delivered, connect } = setup();
    connect();
    const large = update('x'.repeat(3_000_000));
    raw.peer.send(large);
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(pieceBytes + 1);
    for (const part of written) piece(part);
    expect(delivered).toHaveLength(1);
    expect(equalBytes(delivered[0]!, large)).toBe(true);
  });

  it('[DC11] of exactly one piece and of nothing are one piece', () => {
    expect([...split(new Uint8Array(pieceBytes))]).toHaveLength(1);
    expect([...split(new Uint8Array(pieceBytes + 1))]).toHaveLength(2);
    expect([...split(new Uint8Array(0))]).toHaveLength(1);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['an unknown flag', Uint8Array.of(2, 0)],
    ['a small piece with more to come', Uint8Array.of(1, 0)],
    ['too large a piece', Uint8Array.of(0, ...update('x'.repeat(pieceBytes)))]
  ])('[DC7] %s closes the connection', (_what, piece) => {
    const page = setup();
    page.piece(piece);
    expect(page.troubles).toEqual(['malformed']);
    expect(page.closings).toBe(1);
    expect(page.peer.destroyed).toBe(true);
  });

  it('[DC7] without an end close the connection before they fill the memory', () => {
    const page = setup();
    const more = new Uint8Array(pieceBytes + 1);
    more[0] = 1;
    for (let i = 0; i < 547; i++) page.piece(more);
    expect(page.troubles).toEqual(['too-large']);
  });
});

describe('a message', () => {
  it('[DC8] of a kind that never comes over a connection closes it', () => {
    for (const message of [[3], [4, 1, 1, 65], [9], [0, 3, 0], [0, 2, 5], [1, 200], []]) {
      const page = setup();
      page.message(Uint8Array.from(message));
      expect(page.troubles).toEqual(['malformed']);
      expect(page.delivered).toEqual([]);
    }
  });

  it('[DC7] that comes too often or is too much in a minute closes the connection', () => {
    const asking = setup();
    for (let i = 0; i < 10; i++) asking.message(syncRequest);
    expect(asking.troubles).toEqual([]);
    asking.clock.advance(60_000);
    for (let i = 0; i < 11; i++) asking.message(syncRequest);
    expect(asking.troubles).toEqual(['too-much']);
    expect(asking.delivered).toHaveLength(20);

    const flooding = setup();
    const large = update('x'.repeat(8_000_000));
    for (let i = 0; i < 9 && !flooding.troubles.length; i++) flooding.message(large);
    expect(flooding.troubles).toEqual(['too-much']);
    expect(flooding.delivered).toHaveLength(8);
  });

  it('[DC8] about typing is read and goes no further', () => {
    const page = setup();
    page.message(awareness(['{"typing":true,"name":"<b>"}']));
    page.message(awareness(['{"typing":false}']));
    page.message(awareness(['null']));
    page.message(awareness(['{"typing":"yes"}']));
    page.message(awareness(['{"typing":true}', '{"typing":true}']));
    expect(page.typing).toEqual([true, false]);
    expect(page.delivered).toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  it('[DC8] about typing that comes too often is not listened to, and too large a one closes', () => {
    const page = setup();
    for (let i = 0; i < 300; i++) page.message(awareness(['{"typing":true}']));
    expect(page.typing).toHaveLength(240);
    expect(page.troubles).toEqual([]);
    page.message(awareness([`"${'x'.repeat(2_000)}"`]));
    expect(page.troubles).toEqual(['too-large']);
  });

  it('[DC7] to a peer that does not read is not queued for ever', () => {
    const page = setup();
    page.connect();
    page.peer.writableLength = 63 * 1024 * 1024;
    page.raw.peer.send(new Uint8Array(10_000));
    expect(page.troubles).toEqual([]);
    page.raw.peer.send(new Uint8Array(2 * 1024 * 1024));
    expect(page.troubles).toEqual(['too-much']);
  });

  it('[DC8] after the end is neither read nor sent', () => {
    const page = setup();
    page.connect();
    page.connection.close();
    page.message(update('late'));
    page.raw.peer.send(new Uint8Array(3));
    page.connection.close();
    expect(page.delivered).toEqual([]);
    expect(page.written).toEqual([]);
    expect(page.closings).toBe(1);
  });
});

it('[DC9] answers a peer that noticed the open channel first, and is silent while nobody has', () => {
  const page = setup();
  page.raw.peer.send(update('too early'));
  expect(page.written).toHaveLength(0);
  page.message(syncRequest);
  page.raw.peer.send(update('the answer'));
  expect(page.written).toHaveLength(1);
});

it('[DC8] a signal that the browser cannot read closes the connection', () => {
  const page = setup();
  page.connection.signal({ type: 'offer', sdp: 'nonsense' });
  expect(page.troubles).toEqual(['malformed']);
});
