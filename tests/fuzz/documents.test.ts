import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { randomBytes, toBase64Url } from '../../src/lib/base/bytes.js';
import { manualClock } from '../../src/lib/base/clock.js';
import { boardForm } from '../../src/lib/features/board/shared/board-entry.js';
import { BoardState } from '../../src/lib/features/board/shared/board-state.js';
import { packPoints, unpackPoints } from '../../src/lib/features/board/shared/board-points.js';
import { chatForm } from '../../src/lib/documents/chat-entry.js';
import { DocumentBounds } from '../../src/lib/documents/document-bounds.js';
import { pieceBytes, Reassembler, split } from '../../src/lib/documents/fragments.js';
import { MessageInspector } from '../../src/lib/documents/message-inspection.js';
import { createNotes, maxNotesLength } from '../../src/lib/documents/notes.js';
import { createReplies } from '../../src/lib/features/replies/technician/replies-document.js';
import { expectBounded, fuzz } from './fuzz.js';
import { mutated, mutatedBytes } from './mutations.js';

const signature = randomBytes(64);
const base = {
  v: 1,
  id: toBase64Url(randomBytes(16)),
  author: 'customer',
  seq: 1,
  at: 1_700_000_000_000,
  seen: 0
};
const points = packPoints([
  { x: 0.1, y: 0.2, pressure: 0.5 },
  { x: 0.3, y: 0.4, pressure: 0.5 }
]);
const mark = {
  kind: 'mark',
  surface: 'screen',
  tool: 'line',
  colour: 1,
  width: 2,
  points,
  text: '',
  number: 0,
  fades: 0
};
const chatEntries = [{ ...base, text: 'Hello', signature }];
const boardEntries = [
  mark,
  { ...mark, tool: 'text', points: points.slice(0, 5), text: 'here' },
  { kind: 'erase', own: [1, 2], other: [3] },
  { kind: 'clear', surface: 'page', own: 4, other: 5 },
  { kind: 'undo', seq: 1 },
  { kind: 'redo', seq: 1 },
  { kind: 'show', surface: 'own' }
].map((operation) => ({ ...base, operation, signature }));

describe('an entry that a peer puts into a list', () => {
  it('[CT2] of the chat has this form and these bounds, or is none', () => {
    for (const entry of chatEntries) expect(chatForm.read(entry)).toEqual(entry);
    fuzz(mutated(chatEntries), (value) => {
      const entry = chatForm.read(value);
      if (!entry) return;
      expectBounded(entry, { text: 16_384, bytes: 64 });
      expect(chatForm.read(entry)).toEqual(entry);
      expect(chatForm.signedBytes('ab', entry).length).toBeLessThan(120_000);
    });
  });

  it('[BD1, BD2] of the board has this form and these bounds, or is none', () => {
    for (const entry of boardEntries) expect(boardForm.read(entry)).toEqual(entry);
    fuzz(mutated(boardEntries), (value) => {
      const entry = boardForm.read(value);
      if (!entry) return;
      expectBounded(entry, { text: 300, list: 500, bytes: 10_000 });
      expect(boardForm.read(entry)).toEqual(entry);
      expect(boardForm.signedBytes('ab', entry).length).toBeLessThan(20_000);
      if (entry.operation.kind === 'mark')
        expectBounded(unpackPoints(entry.operation.points), { text: 0, list: 2_000, number: 1 });
    });
  });

  it('[BD3] is drawn with any others in any order', () => {
    const entries = fc.array(mutated(boardEntries), { maxLength: 12 });
    fuzz(
      entries,
      (values) => {
        const state = new BoardState();
        values.forEach((value, at) => {
          const entry = boardForm.read(value);
          if (entry) state.add(boardForm.entryOf({ ...entry, id: `entry-${at}` }, at));
        });
      },
      { cost: 4 }
    );
  });

  it('[BD1] of points any bytes are points in the picture', () => {
    fuzz(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const unpacked = unpackPoints(bytes);
      expectBounded(unpacked, { text: 0, list: 40, number: 1 });
      expect(packPoints(unpacked)).toEqual(bytes.slice(0, bytes.length - (bytes.length % 5)));
    });
  });
});

/** What two people wrote, took out again and wrote elsewhere, as updates of Yjs: whole, step by step, and against what the other has. */
function goodUpdates(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const [doc, other] = [new Y.Doc(), new Y.Doc()];
  [doc.clientID, other.clientID] = [77, 78];
  for (const one of [doc, other]) one.on('update', (update) => updates.push(update));
  const [chat, theirs] = [doc.getArray('chat'), other.getArray('chat')];
  doc.getArray('board').push([boardEntries[0]]);
  chat.push([{ ...chatEntries[0], signature }, 'a', 1, null, signature]);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  theirs.insert(1, ['between', { nested: { deep: [1, 2, 3] } }]);
  theirs.push([new Y.Map([['a', new Y.Array()]]), new Y.Text('text'), new Y.XmlElement('p')]);
  theirs.delete(2, 1);
  const vector = Y.encodeStateVector(doc);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, vector));
  chat.insert(0, ['first']);
  chat.delete(3, 2);
  doc.getText('chat-not').insert(0, 'another name');
  updates.push(
    Y.encodeStateAsUpdate(doc),
    Y.encodeStateAsUpdate(other, vector),
    Y.encodeStateAsUpdate(doc, vector)
  );
  return updates;
}

const updates = goodUpdates();

/** The page's document with something in it, as it is when a peer's update comes. */
function ownDocument() {
  const doc = new Y.Doc();
  const [chat, board] = [doc.getArray('chat'), doc.getArray('board')];
  doc.clientID = 99;
  chat.push(['own']);
  return { doc, chat, board };
}

describe('an update of a peer', () => {
  it('[DC7] is refused, or can be applied and leaves a document that can be read and written', () => {
    const seen = { fits: 0, refused: 0 };
    fuzz(
      fc.array(mutatedBytes(updates), { minLength: 1, maxLength: 3 }),
      (several) => {
        const { doc, chat, board } = ownDocument();
        const bounds = new DocumentBounds(doc, 0);
        for (const update of several) {
          if (bounds.judge(update) !== 'fits') {
            seen.refused++;
            continue;
          }
          seen.fits++;
          Y.applyUpdate(doc, update);
          expect(bounds.checkPending()).toBe(true);
        }
        const before = chat.length;
        chat.push(['mine']);
        expect(chat.length).toBe(before + 1);
        for (const value of [...chat.toArray(), ...board.toArray()]) {
          chatForm.read(value);
          boardForm.read(value);
        }
        // As it is stored and read again; contradictions of the peer's may get lost on that way.
        const copy = new Y.Doc();
        const again = copy.getArray('chat');
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        again.push(['mine']);
        expect(again.toArray()).toContain('mine');
      },
      { cost: 4 }
    );
    // Neither side of the question was left out.
    expect(Math.min(seen.fits, seen.refused)).toBeGreaterThan(20);
  });

  const message = (...parts: (number | Uint8Array | string)[]): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
    return encoding.toUint8Array(encoder);
  };

  it('[DC7, DC8] comes in a message of y-webrtc that is good, or closes the link', () => {
    const { doc } = ownDocument();
    const good = [
      message(0, 0, Y.encodeStateVector(doc)),
      ...updates.flatMap((update) => [message(0, 1, update), message(0, 2, update)]),
      message(1, message(1, 5, 1, '{"typing":true}'))
    ];
    const verdicts = new Set<string>();
    fuzz(mutatedBytes(good), (bytes) => {
      const verdict = new MessageInspector(new DocumentBounds(doc, 0), manualClock()).inspect(bytes);
      verdicts.add(verdict.kind);
      if (verdict.kind === 'typing') expect(typeof verdict.isTyping).toBe('boolean');
    });
    expect([...verdicts].sort()).toEqual(['deliver', 'ignore', 'refuse', 'typing']);
  });

  it('[DC7, DC11] comes in pieces that give the message, or nothing larger than allowed', () => {
    const max = 3 * pieceBytes;
    const lengths = fc.nat({ max: max + 10 });
    fuzz(
      fc.tuple(lengths, fc.boolean()),
      ([length, isWhole]) => {
        const bytes = new Uint8Array(length).fill(7);
        const reassembler = new Reassembler(max);
        const results = [...split(bytes)].map((piece, at) =>
          reassembler.push(isWhole || at > 0 ? piece : piece.slice(1))
        );
        const last = results.at(-1)!;
        if (isWhole && length <= max) expect(last).toMatchObject({ ok: true });
        if (last.ok && last.value && isWhole) expect(last.value.length).toBe(length);
        if (length > max && isWhole) expect(results.some(({ ok }) => !ok)).toBe(true);
      },
      { cost: 10 }
    );
    fuzz(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 }), (pieces) => {
      const reassembler = new Reassembler(100);
      for (const piece of pieces) {
        const result = reassembler.push(piece);
        if (!result.ok) return;
        if (result.value) expect(result.value.length).toBeLessThanOrEqual(100);
      }
    });
  });
});

describe('what was stored, and may be broken', () => {
  it('[NT1] notes: a broken piece costs only itself, and they can be written on', () => {
    const stored: Uint8Array[] = [];
    const notes = createNotes({ updates: [], onUpdate: (update) => stored.push(update) });
    for (const text of ['first', 'first line\nsecond', 'second']) notes.set(text);
    fuzz(
      fc.array(mutatedBytes(stored), { maxLength: 4 }),
      (broken) => {
        const again = createNotes({ updates: broken, onUpdate: () => undefined });
        again.set('new text');
        expect(again.text).toBe('new text');
        expect(again.text.length).toBeLessThan(maxNotesLength);
        again.close();
      },
      { cost: 8 }
    );
  });

  it('[RR4] replies: what is out of bounds is not shown, and new ones can be added', () => {
    const stored: Uint8Array[] = [];
    const replies = createReplies({ updates: [], onUpdate: (update) => stored.push(update) });
    const fields = {
      kind: 'text',
      name: 'Hi',
      text: 'Hello',
      category: '',
      isFavourite: false,
      shortcut: 'hi'
    } as const;
    replies.add(fields);
    replies.add({ ...fields, name: 'Bye' });
    replies.change(replies.replies[0]!.id, { isFavourite: true });
    stored.push(replies.state());
    fuzz(
      fc.array(mutatedBytes(stored), { maxLength: 3 }),
      (broken) => {
        const again = createReplies({ updates: broken, onUpdate: () => undefined });
        again.add({ ...fields, name: 'New' });
        expect(again.replies.map(({ name }) => name)).toContain('New');
        expectBounded(again.replies, { text: 16 * 1024, list: 5_000, number: Number.MAX_VALUE });
        for (const { id } of again.replies) {
          again.change(id, { category: 'x' });
          again.remove(id);
        }
        again.close();
      },
      { cost: 8 }
    );
  });
});
