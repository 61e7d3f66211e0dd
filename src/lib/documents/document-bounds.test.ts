import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentBounds, maxDocumentBytes } from './document-bounds.js';

function updateOf(fill: (array: Y.Array<unknown>, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  fill(doc.getArray('chat'), doc);
  return Y.encodeStateAsUpdate(doc);
}

const many = (count: number): Uint8Array =>
  updateOf((array) => array.push(Array.from({ length: count }, () => 0)));

describe('an update', () => {
  it('[DC7] fits with ten thousand entries', () => {
    const update = updateOf((array) => {
      array.push(Array.from({ length: 10_000 }, () => ({ text: 'x'.repeat(300) })));
    });
    expect(new DocumentBounds(new Y.Doc(), 0).judge(update)).toBe('fits');
  });

  it('[DC7] is too much with more elements than a document may have, also little by little', () => {
    expect(new DocumentBounds(new Y.Doc(), 0).judge(many(200_001))).toBe('too-much');
    const bounds = new DocumentBounds(new Y.Doc(), 0);
    const verdicts = Array.from({ length: 6 }, () => bounds.judge(many(99_000)));
    expect(verdicts).toEqual(['fits', 'fits', 'fits', 'fits', 'fits', 'too-much']);
  });

  it('[DC7] is too much with more deletions than a document may have', () => {
    const deletions = (count: number): Uint8Array => {
      const encoder = encoding.createEncoder();
      // no structs, and of one author so many ranges of one item each
      for (const head of [0, 1, 77, count]) encoding.writeVarUint(encoder, head);
      for (let at = 0; at < count; at++) {
        encoding.writeVarUint(encoder, 2 * at);
        encoding.writeVarUint(encoder, 1);
      }
      return encoding.toUint8Array(encoder);
    };
    expect(new DocumentBounds(new Y.Doc(), 0).judge(deletions(100_000))).toBe('fits');
    expect(new DocumentBounds(new Y.Doc(), 0).judge(deletions(200_001))).toBe('too-much');
  });

  it('[DC7] is too large when the document would be', () => {
    const doc = new Y.Doc();
    const bounds = new DocumentBounds(doc, 0);
    doc.getArray('chat').push(['x'.repeat(maxDocumentBytes / 2)]);
    expect(bounds.judge(new Uint8Array(maxDocumentBytes / 2))).toBe('too-large');
    doc.getArray('chat').delete(0, 1);
    expect(bounds.judge(updateOf((array) => array.push(['x'.repeat(maxDocumentBytes / 2)])))).toBe('fits');
  });

  it('[DC7] is malformed when it claims more than it holds, or holds documents', () => {
    const bounds = new DocumentBounds(new Y.Doc(), 0);
    const claim = Uint8Array.of(1, 0xff, 0xff, 0xff, 0x7f, 1, 0);
    expect(bounds.judge(claim)).toBe('malformed');
    expect(bounds.judge(new Uint8Array(0))).toBe('malformed');
    expect(bounds.judge(updateOf((array) => array.push([new Y.Doc()])))).toBe('malformed');
  });

  it('[DC7] is malformed when it deletes nothing, which Yjs would stumble over', () => {
    const deletion = Uint8Array.of(0, 1, 77, 1, 5, 1);
    expect(new DocumentBounds(new Y.Doc(), 0).judge(deletion)).toBe('fits');
    expect(new DocumentBounds(new Y.Doc(), 0).judge(deletion.with(5, 0))).toBe('malformed');
  });

  it('[DC7] that fits never leaves a document that cannot be written to', () => {
    const good = updateOf((array, doc) => {
      doc.clientID = 77;
      array.push(['a', { b: 1 }, new Y.Map()]);
      array.delete(1, 1);
      array.insert(1, [5, 6]);
    });
    const verdicts = new Set<string>();
    for (let at = 0; at < good.length; at++) {
      for (const value of [0, 1, 2, 3, 4, 9, 10, 76, 77, 78, 0x7f, 0x80, 0x84, 0xc8, 0xff]) {
        const update = good.with(at, value);
        const doc = new Y.Doc();
        const array = doc.getArray('chat');
        const verdict = new DocumentBounds(doc, 0).judge(update);
        verdicts.add(verdict);
        if (verdict !== 'fits') continue;
        Y.applyUpdate(doc, update);
        array.push(['mine']);
        expect(array.toArray()).toContain('mine');
      }
    }
    expect([...verdicts].sort()).toEqual(['fits', 'malformed']);
  });
});

describe('what waits for something that never comes', () => {
  it('[DC7] is thrown away when it grows', () => {
    const doc = new Y.Doc();
    const bounds = new DocumentBounds(doc, 0);
    const peer = new Y.Doc();
    peer.getArray('chat').push(['first']);
    const known = Y.encodeStateVector(peer);
    peer.getArray('chat').push(['x'.repeat(2_000_000)]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer, known));
    expect(bounds.checkPending()).toBe(false);
    expect(doc.store.pendingStructs).toBeNull();

    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(doc)));
    expect(doc.getArray('chat').length).toBe(2);
    expect(bounds.checkPending()).toBe(true);
  });
});
