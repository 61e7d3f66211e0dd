import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../base/bytes.js';
import type { RoomNumber } from './pin.js';
import { parseMessage, topicOf, writeMessage, type RendezvousMessage } from './rendezvous-messages.js';

const [run, nonce, share, tag] = [16, 32, 32, 64].map(randomBytes) as [never, never, never, never];
const messages: RendezvousMessage[] = [
  { v: 1, t: 'hello', run, nonce },
  { v: 1, t: 'offer', run, nonce, share },
  { v: 1, t: 'proof', run, nonce, share, tag },
  { v: 1, t: 'accept', run, nonce, tag, sealed: randomBytes(48) },
  { v: 1, t: 'refused', run, nonce, reason: 'wrong' },
  { v: 1, t: 'gone', run, reason: 'used' },
  { v: 1, t: 'gone', run, nonce, reason: 'burned' },
  { v: 1, t: 'who', id: run },
  { v: 1, t: 'taken', id: run }
];

describe('topicOf', () => {
  it('[RV1] differs by site and by room number, and has nothing else in it', () => {
    const topics = [
      topicOf('shop', '123' as RoomNumber),
      topicOf('shop', '124' as RoomNumber),
      topicOf('shop1', '23' as RoomNumber),
      topicOf('', '123' as RoomNumber)
    ];
    expect(new Set(topics).size).toBe(4);
    for (const topic of topics) expect(topic).toMatch(/^[0-9a-f]{64}$/);
    expect(topicOf('shop', '123' as RoomNumber)).toBe(topics[0]);
  });
});

describe('parseMessage', () => {
  it.each(messages)('[RV2] reads what was written: $t', (message) => {
    expect(parseMessage(writeMessage(message))).toEqual(message);
  });

  it.each(messages)(
    '[RV2] ignores another version, an unknown or missing field, another length: $t',
    (message) => {
      const good = JSON.parse(writeMessage(message)) as Record<string, unknown>;
      const id = 'id' in good ? 'id' : 'run';
      for (const bad of [
        { ...good, v: 2 },
        { ...good, v: undefined },
        { ...good, t: 'other' },
        { ...good, more: 1 },
        { ...good, [id]: undefined },
        { ...good, [id]: `${good[id] as string}AA` },
        { ...good, [id]: '*'.repeat(22) },
        { ...good, [id]: 5 },
        [good]
      ]) {
        expect(parseMessage(JSON.stringify(bad))).toBeUndefined();
      }
    }
  );

  it('[RV2] ignores reasons nobody agreed on', () => {
    const text = writeMessage({ v: 1, t: 'gone', run, reason: 'used' });
    expect(parseMessage(text.replace('used', 'mood'))).toBeUndefined();
  });

  it('[RV2] ignores what is longer than 2,048 characters', () => {
    const text = writeMessage(messages[0]!);
    expect(parseMessage(text.padEnd(2_048))).toBeDefined();
    expect(parseMessage(text.padEnd(2_049))).toBeUndefined();
  });

  it('[RV2] never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseMessage(text) === undefined));
    fc.assert(fc.property(fc.json(), (text) => parseMessage(text) === undefined));
    expect(parseMessage('['.repeat(2_048))).toBeUndefined();
  });
});
