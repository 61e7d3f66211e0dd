import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { manualClock } from '../base/clock.js';
import { DocumentBounds, maxDocumentBytes } from './document-bounds.js';
import { pieceBytes, Reassembler } from './fragments.js';
import { MessageInspector } from './message-inspection.js';

/** Processor time and memory that a refusal may cost: generous, and far below what applying it would. */
const maxMs = 10_000;
const maxBytes = 200 * 1024 * 1024;

/** Runs what a peer causes, and fails when it cost more than that. */
function expectCheap<T>(attack: () => T): T {
  const startedAt = process.cpuUsage();
  const before = process.memoryUsage().heapUsed;
  const result = attack();
  expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(maxMs);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(maxBytes);
  return result;
}

/** An update of so many single characters, each an item of its own, as nobody's Yjs would write it. */
function manyItems(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of [1, count, 77, 0]) encoding.writeVarUint(encoder, part);
  for (let at = 0; at < count; at++) {
    encoding.writeUint8(encoder, 8); // a list element without neighbours
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'chat');
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, at);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

describe('a peer who wants to fill the document', () => {
  it('[DC7] a million operations are refused in little time and memory, in one update or many', () => {
    const doc = new Y.Doc();
    const whole = manyItems(1_000_000);
    expect(expectCheap(() => new DocumentBounds(doc, 0).judge(whole))).toBe('too-much');

    const part = manyItems(50_000);
    const bounds = new DocumentBounds(doc, 0);
    const verdicts = expectCheap(() => Array.from({ length: 20 }, () => bounds.judge(part)));
    expect(verdicts.at(-1)).toBe('too-much');
    expect(verdicts.filter((verdict) => verdict === 'fits').length).toBeLessThanOrEqual(10);
    expect(doc.getArray('chat').length).toBe(0);
  });

  it('[DC7] 200 MB are cut off where the bound is, and nothing of them is applied', () => {
    const reassembler = new Reassembler(maxDocumentBytes + 1024);
    const piece = new Uint8Array(pieceBytes + 1);
    piece[0] = 1;
    const pieces = Math.ceil((200 * 1024 * 1024) / pieceBytes);
    let taken = 0;
    for (let at = 0; at < pieces; at++) {
      const result = reassembler.push(piece);
      if (!result.ok) {
        expect(result.error).toBe('too-large');
        break;
      }
      taken += pieceBytes;
    }
    expect(taken).toBeLessThanOrEqual(maxDocumentBytes + 1024);

    // One update of that size, had it come by some other way, is not even read.
    const doc = new Y.Doc();
    expect(expectCheap(() => new DocumentBounds(doc, 0).judge(new Uint8Array(200 * 1024 * 1024)))).toBe(
      'too-large'
    );
  });

  it('[DC7] what is nested a hundred thousand times deep is refused or read, and breaks nothing', () => {
    const encoder = encoding.createEncoder();
    for (const part of [1, 1, 77, 0]) encoding.writeVarUint(encoder, part);
    encoding.writeUint8(encoder, 8);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'chat');
    encoding.writeVarUint(encoder, 1);
    // A list in a list in a list: each level is two bytes.
    for (let depth = 0; depth < 100_000; depth++) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeAny(encoder, 1);
    encoding.writeVarUint(encoder, 0);
    const doc = new Y.Doc();
    const verdict = expectCheap(() => new DocumentBounds(doc, 0).judge(encoding.toUint8Array(encoder)));
    expect(verdict).toBe('malformed');
    doc.getArray('chat').push(['mine']);
    expect(doc.getArray('chat').toArray()).toEqual(['mine']);
  });

  it('[DC7] updates in a bad order are cut off before joining them is dear, and a few of them are not', () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    for (let at = 0; at < 5_000; at++) source.getArray('chat').push([at]);
    const doc = new Y.Doc();
    const bounds = new DocumentBounds(doc, 0);
    const take = (update: Uint8Array): boolean => {
      expect(bounds.judge(update)).toBe('fits');
      Y.applyUpdate(doc, update);
      return bounds.checkPending();
    };
    // the first comes last: what a peer causes that writes while the two sync
    expect([...updates.slice(1, 200), updates[0]!].every(take)).toBe(true);
    expect(doc.getArray('chat').length).toBe(200);
    const taken = expectCheap(() =>
      updates
        .slice(201)
        .toReversed()
        .findIndex((update) => !take(update))
    );
    expect(taken).toBe(256);
    expect(doc.getArray('chat').length).toBe(200);
    expect(updates.slice(200, 300).every(take)).toBe(true);
  });

  it('[DC8] a hundred thousand awareness messages are not listened to beyond their number', () => {
    const state = encoding.createEncoder();
    for (const part of [1, 5, 1]) encoding.writeVarUint(state, part);
    encoding.writeVarString(state, '{"typing":true}');
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, 1);
    encoding.writeVarUint8Array(message, encoding.toUint8Array(state));
    const bytes = encoding.toUint8Array(message);
    const inspector = new MessageInspector(new DocumentBounds(new Y.Doc(), 0), manualClock());
    const heard = expectCheap(() => {
      let count = 0;
      for (let at = 0; at < 100_000; at++) if (inspector.inspect(bytes).kind === 'typing') count++;
      return count;
    });
    expect(heard).toBe(240);
  });
});
