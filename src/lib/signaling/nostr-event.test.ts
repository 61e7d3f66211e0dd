import { schnorr } from '@noble/curves/secp256k1.js';
import { expect, it } from 'vitest';
import { fromHex } from '../base/bytes.js';
import { EventSigner, hasOwnId, parseEvent, topicOfEvent } from './nostr-event.js';

const signer = new EventSigner();

it('[RL1] signs events that every relay can check', () => {
  const event = signer.sign('topic', 'words “with” \\ and\nlines', 1_800_000_000);
  expect(schnorr.verify(fromHex(event.sig)!, fromHex(event.id)!, fromHex(event.pubkey)!)).toBe(true);
  expect(hasOwnId(parseEvent(event)!)).toBe(true);
  expect(topicOfEvent(event)).toBe('topic');
  expect(event.kind).toBeGreaterThanOrEqual(20_000);
  expect(event.kind).toBeLessThan(30_000);
});

it('[RL5] two messages of the same words in the same second differ', () => {
  expect(signer.sign('topic', 'words', 1).id).not.toBe(signer.sign('topic', 'words', 1).id);
});

it('[RL5] an id fits one content, author, time and topic only', () => {
  const event = parseEvent(signer.sign('topic', 'words', 1))!;
  const { publicKey: other } = new EventSigner();
  const altered = [
    { content: 'other' },
    { pubkey: other },
    { created_at: 2 },
    { tags: [['x', 'other'], event.tags[1]!] }
  ];
  for (const change of altered) expect(hasOwnId({ ...event, ...change })).toBe(false);
});
