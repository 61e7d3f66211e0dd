import * as v from 'valibot';
import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { docSignalSchema, ReconnectingLink, receiptSchema, type DocSignal } from './document-link.js';
import type { ConnectionTrouble, GuardedConnection } from './guarded-connection.js';

function setup(isInitiator: boolean) {
  const clock = manualClock();
  const inbox = new Emitter<DocSignal>();
  const sent: DocSignal[] = [];
  const connections: ReturnType<typeof fakeConnection>[] = [];

  function fakeConnection(onSignal: (signal: unknown) => void) {
    const [connected, closed, trouble] = [
      new Emitter<void>(),
      new Emitter<void>(),
      new Emitter<ConnectionTrouble>()
    ];
    const fake = {
      isConnected: false,
      isClosed: false,
      signals: [] as object[],
      onConnect: connected.on,
      onClose: closed.on,
      onTrouble: trouble.on,
      signal: (signal: object) => fake.signals.push(signal),
      close() {
        if (fake.isClosed) return;
        fake.isClosed = true;
        fake.isConnected = false;
        closed.emit();
      },
      made: onSignal,
      connect() {
        fake.isConnected = true;
        connected.emit();
      },
      misbehave() {
        trouble.emit('malformed');
        fake.close();
      }
    };
    return fake;
  }

  const link = new ReconnectingLink({
    signals: { send: (signal) => void sent.push(signal), onMessage: inbox.on },
    isInitiator,
    clock,
    open(_name, _isInitiator, onSignal) {
      const connection = fakeConnection(onSignal);
      connections.push(connection);
      return connection as unknown as GuardedConnection;
    }
  });
  return { link, clock, sent, connections, receive: (signal: DocSignal) => inbox.emit(signal) };
}

const offer = (attempt: number): DocSignal => ({
  type: 'description',
  attempt,
  description: { type: 'offer', sdp: 'v=0' }
});
const candidate = (attempt: number): DocSignal => ({
  type: 'candidate',
  attempt,
  candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 }
});

it('[DC10] the initiator says again what a peer that listens late has missed', () => {
  const { connections, receive, sent } = setup(true);
  connections[0]!.made({ type: 'offer', sdp: 'v=0' });
  connections[0]!.made({ type: 'renegotiate', renegotiate: true });
  expect(sent).toEqual([offer(1)]);
  for (let i = 0; i < 5; i++) receive({ type: 'ask', attempt: 0 });
  expect(sent).toEqual([offer(1), offer(1), offer(1), offer(1)]);
  connections[0]!.connect();
  receive({ type: 'ask', attempt: 0 });
  expect(sent).toHaveLength(4);
});

it('[DC10] the initiator tries again after a growing pause', () => {
  const { connections, clock } = setup(true);
  const pauses = [500, 1_000, 2_000, 4_000, 8_000, 8_000];
  for (const [i, pause] of pauses.entries()) {
    connections[i]!.close();
    clock.advance(pause - 1);
    expect(connections).toHaveLength(i + 1);
    clock.advance(1);
    expect(connections).toHaveLength(i + 2);
  }
});

it('[DC10] the initiator gives an attempt 15 seconds', () => {
  const { connections, clock } = setup(true);
  clock.advance(15_000);
  expect(connections[0]!.isClosed).toBe(true);
  clock.advance(500);
  connections[1]!.connect();
  clock.advance(60_000);
  expect(connections[1]!.isClosed).toBe(false);
});

it('[DC10] the initiator believes the other side that the connection died', () => {
  const { connections, receive, clock } = setup(true);
  connections[0]!.connect();
  receive({ type: 'ask', attempt: 1 });
  clock.advance(500);
  expect(connections).toHaveLength(2);
});

it('[DC10] two sides that count differently find together', () => {
  const initiator = setup(true);
  initiator.receive({ type: 'ask', attempt: 41 });
  initiator.clock.advance(500);
  initiator.connections[1]!.made({ type: 'offer', sdp: 'v=0' });
  expect(initiator.sent).toEqual([offer(42)]);

  const responder = setup(false);
  responder.receive(offer(41));
  responder.receive(offer(1));
  expect(responder.connections).toHaveLength(1);
  expect(responder.sent).toEqual([
    { type: 'ask', attempt: 0 },
    { type: 'ask', attempt: 41 }
  ]);
});

it('[DC10] the responder takes the newest offer, and only what belongs to it', () => {
  const { connections, receive } = setup(false);
  receive(candidate(1));
  receive(offer(1));
  receive(offer(1));
  receive(candidate(1));
  receive(offer(2));
  receive(candidate(1));
  expect(connections.map(({ signals }) => signals.length)).toEqual([2, 1]);
  expect(connections.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

it('[DC7] the responder does not open connections without end', () => {
  const { link, connections, receive } = setup(false);
  const troubles: string[] = [];
  link.onTrouble((trouble) => troubles.push(trouble));
  for (let i = 1; i <= 40; i++) receive(offer(i));
  expect(connections).toHaveLength(30);
  expect(troubles).toEqual(['too-much']);
});

it('[DC10] after trouble and after its end a link stays closed', () => {
  for (const end of ['trouble', 'close'] as const) {
    const { link, connections, receive, clock } = setup(true);
    if (end === 'trouble') connections[0]!.misbehave();
    else for (let times = 0; times < 2; times++) link.close();
    receive({ type: 'ask', attempt: 1 });
    clock.advance(60_000);
    expect(connections).toHaveLength(1);
    expect(connections[0]!.isClosed).toBe(true);
  }
});

it('[DC8] signals and receipts are bounded where they come in', () => {
  const long = { ...offer(1), description: { type: 'offer', sdp: 'x'.repeat(32 * 1024 + 1) } };
  const withVideo = {
    ...offer(1),
    description: { type: 'offer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP\r\nm=video 9 UDP\r\n' }
  };
  const kinds = [offer(1), candidate(1), { type: 'ask', attempt: 0 }];
  for (const good of kinds) expect(v.is(docSignalSchema, good)).toBe(true);
  for (const bad of [
    long,
    withVideo,
    { ...offer(1), more: 1 },
    offer(-1),
    offer(1e9),
    { type: 'renegotiate' }
  ]) {
    expect(v.is(docSignalSchema, bad)).toBe(false);
  }
  expect(v.is(receiptSchema, { upTo: 1 })).toBe(true);
  for (const upTo of [0, -1, 1.5, '1', Infinity]) expect(v.is(receiptSchema, { upTo })).toBe(false);
});

it('[DC10] over a renewed way the initiator offers anew at once, and the other side follows', () => {
  const initiator = setup(true);
  initiator.connections[0]!.connect();
  initiator.link.renew();
  expect(initiator.connections).toHaveLength(2);
  expect(initiator.connections[0]!.isClosed).toBe(true);
  const responder = setup(false);
  responder.receive(offer(1));
  responder.connections[0]!.connect();
  responder.link.renew();
  expect(responder.connections).toHaveLength(1);
  responder.receive(offer(2));
  expect(responder.connections).toHaveLength(2);
  initiator.link.close();
  initiator.link.renew();
  expect(initiator.connections).toHaveLength(2);
});
