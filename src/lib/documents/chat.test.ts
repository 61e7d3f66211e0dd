import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { manualClock } from '../base/clock.js';
import type { Role } from '../base/roles.js';
import { signedBytes, type ChatEntry, type SignedEntry } from './chat-entry.js';
import { DocumentChat } from './chat.js';
import type { SliceTimer } from './sliced-queue.js';
import { signAs, verifySigned } from './testing/signers.js';

const sessionId = 'session one';
const day = 86_400_000;
const start = 50 * day;

let ids = 0;
const freshId = (): string => String(++ids).padStart(22, 'A');

type Draft = Partial<Omit<SignedEntry, 'signature'>>;

/** An entry as `role` would sign it, or as a forger would with `signer`. */
function signed(role: Role, draft: Draft = {}, signer = role, session = sessionId): SignedEntry {
  const entry = {
    v: 1 as const,
    id: freshId(),
    author: role,
    seq: 1,
    at: start,
    seen: 0,
    text: 'hello',
    ...draft
  };
  return { ...entry, signature: signAs(signer)(signedBytes(session, entry)) };
}

/** The customer's page; `hostile` is the technician's own copy of the document, with which it does as it likes. */
interface Options {
  transcript?: ChatEntry[];
  confirmed?: number;
  isPeerHeld?: boolean;
  update?: Uint8Array;
  verify?: typeof verifySigned;
  slices?: SliceTimer;
}

function setup(options: Options = {}) {
  const doc = new Y.Doc();
  const hostile = new Y.Doc();
  if (options.update) Y.applyUpdate(doc, options.update);
  const clock = manualClock(start);
  const stored: ChatEntry[] = [];
  const confirmed: number[] = [];
  const received: number[] = [];
  let verifications = 0;
  let refused = 0;
  const chat = new DocumentChat({
    sessionId,
    role: 'customer',
    sign: signAs('customer'),
    verify: (...args) => {
      verifications++;
      return (options.verify ?? verifySigned)(...args);
    },
    clock,
    slices: options.slices ?? { now: () => 0, pause: (f) => f() },
    array: doc.getArray('chat'),
    transcript: options.transcript ?? [],
    confirmed: options.confirmed ?? 0,
    isPeerHeld: options.isPeerHeld ?? false,
    onEntry: (entry) => stored.push(entry),
    onConfirmed: (upTo) => confirmed.push(upTo),
    announceTyping: () => {}
  });
  chat.onReceived((upTo) => received.push(upTo));
  chat.onRefused(() => refused++);
  const sync = (): void => {
    Y.applyUpdate(hostile, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
  };
  return {
    chat,
    doc,
    clock,
    stored,
    confirmed,
    received,
    sync,
    theirs: hostile.getArray<unknown>('chat'),
    texts: () => chat.entries.map(({ text }) => text),
    get verifications() {
      return verifications;
    },
    get refused() {
      return refused;
    },
    /** What the technician's page puts into the document. */
    put(...entries: unknown[]): void {
      sync();
      hostile.getArray('chat').push(entries);
      sync();
    }
  };
}

describe('a peer whose chat is off', () => {
  it('[CW2] what it sends all the same waits outside, unconfirmed, and joins afterwards in its order', () => {
    const page = setup();
    page.put(signed('technician', { seq: 1, text: 'before' }));
    page.chat.holdPeer(true);
    page.put(signed('technician', { seq: 2, at: start + 1, text: 'meanwhile' }));
    page.put(signed('technician', { seq: 3, at: start + 2, text: 'and more' }));
    expect(page.texts()).toEqual(['before']);
    expect(page.stored).toHaveLength(1);
    expect(page.chat.receivedUpTo).toBe(1);
    page.chat.holdPeer(false);
    expect(page.texts()).toEqual(['before', 'meanwhile', 'and more']);
    expect(page.received.at(-1)).toBe(3);
  });

  it('[CW2] waits outside also after a reload, and own entries never wait', () => {
    const before = setup();
    before.put(signed('technician', { text: 'meanwhile' }));
    const after = setup({ update: Y.encodeStateAsUpdate(before.doc), isPeerHeld: true });
    expect(after.chat.send('own').ok).toBe(true);
    expect(after.texts()).toEqual(['own']);
    after.chat.holdPeer(false);
    expect(after.texts().sort()).toEqual(['meanwhile', 'own']);
  });
});

describe('what is believed', () => {
  it('[CT1] shows and stores an entry that its author signed', () => {
    const page = setup();
    page.put(signed('technician', { text: 'good day' }));
    expect(page.texts()).toEqual(['good day']);
    expect(page.stored).toMatchObject([{ author: 'technician', seq: 1, text: 'good day' }]);
  });

  it('[DC1] refuses an entry in the name of the customer that the customer did not sign', () => {
    const page = setup();
    page.put(signed('customer', { text: 'yes, take it all' }, 'technician'));
    expect(page.texts()).toEqual([]);
    expect(page.stored).toEqual([]);
    expect(page.refused).toBe(1);
  });

  it.each<[string, (entry: SignedEntry) => unknown]>([
    ['text', (entry) => ({ ...entry, text: 'another' })],
    ['time', (entry) => ({ ...entry, at: entry.at + 1 })],
    ['number', (entry) => ({ ...entry, seq: 2 })],
    ['id', (entry) => ({ ...entry, id: freshId() })],
    ['what was seen', (entry) => ({ ...entry, seen: 1 })],
    ['author', (entry) => ({ ...entry, author: 'customer' })],
    ['session', (entry) => signed('technician', { id: entry.id }, 'technician', 'session two')]
  ])('[CT1] the signature covers the %s', (_what, change) => {
    const page = setup();
    page.put(change(signed('technician')));
    expect(page.texts()).toEqual([]);
    expect(page.refused).toBe(1);
  });

  it('[CT2] refuses what is not an entry, whatever else it is', () => {
    const page = setup();
    const nested = new Y.Map();
    const wrong: unknown[] = [
      null,
      'text',
      7,
      [],
      {},
      nested,
      signed('technician', { seq: 0 }),
      signed('technician', { seq: 1.5 }),
      signed('technician', { seq: 100_001 }),
      signed('technician', { at: 0.5 }),
      signed('technician', { text: '' }),
      signed('technician', { text: 'x'.repeat(16 * 1024 + 1) }),
      signed('technician', { text: `${'ü'.repeat(8 * 1024)}x` }),
      signed('technician', { id: 'short' }),
      { ...signed('technician'), extra: 1 },
      { ...signed('technician'), signature: new Uint8Array(63) },
      { ...signed('technician'), text: ['hello'] }
    ];
    page.put(...wrong);
    expect(page.texts()).toEqual([]);
    expect(page.refused).toBe(wrong.length);
    expect(page.verifications).toBe(0);
  });

  it("[CT4] a peer's text is kept letter by letter", () => {
    const page = setup();
    const text = '<img src=x onerror=alert(1)> javascript:alert(1) \u202Egnp.exe \u0000';
    page.put(signed('technician', { text }));
    expect(page.texts()).toEqual([text]);
  });

  it('[DC3] of two entries with one number the first stays, and the second counts against the peer', () => {
    const page = setup();
    page.put(signed('technician', { text: 'I will not' }));
    page.put(signed('technician', { text: 'I will' }));
    expect(page.texts()).toEqual(['I will not']);
    expect(page.refused).toBe(1);
  });

  it('[DC3] another text under the same number and id counts against the peer, too', () => {
    const page = setup();
    const first = signed('technician', { text: 'I will not' });
    page.put(first, first, signed('technician', { id: first.id, text: 'I will' }));
    expect(page.texts()).toEqual(['I will not']);
    expect(page.refused).toBe(1);
  });

  it('[DC3] an id is used once', () => {
    const page = setup();
    const first = signed('technician');
    page.put(first, signed('technician', { id: first.id, seq: 2 }));
    expect(page.chat.entries).toHaveLength(1);
    expect(page.refused).toBe(1);
  });
});

describe('what is kept', () => {
  it('[DC2] a deletion takes no line away', () => {
    const page = setup();
    page.chat.send('mine');
    page.put(signed('technician', { text: 'theirs' }));
    page.theirs.delete(0, page.theirs.length);
    page.sync();
    expect(page.doc.getArray('chat').length).toBe(0);
    expect(page.texts()).toEqual(['mine', 'theirs']);
  });

  it('[DC2] a rewrite changes no line', () => {
    const page = setup();
    page.put(signed('technician', { text: 'what was said' }));
    page.theirs.delete(0, 1);
    page.put(signed('technician', { text: 'what was never said' }));
    expect(page.texts()).toEqual(['what was said']);
  });

  it('[DC4] puts back an own entry that was erased before the peer confirmed it, a few times', () => {
    const page = setup();
    page.chat.send('read me');
    page.sync();
    for (let i = 0; i < 5; i++) {
      page.theirs.delete(0, page.theirs.length);
      page.sync();
      page.clock.advance(1_000);
      expect(page.doc.getArray('chat').length).toBe(i < 3 ? 1 : 0);
      page.sync();
    }
    expect(page.texts()).toEqual(['read me']);
  });

  it('[DC4] leaves erased what the peer has confirmed', () => {
    const page = setup();
    page.chat.send('read me');
    page.sync();
    page.chat.confirm(1);
    page.theirs.delete(0, 1);
    page.sync();
    page.clock.advance(1_000);
    expect(page.doc.getArray('chat').length).toBe(0);
  });

  it('[DC4] puts own entries back into a document that was not saved', () => {
    const before = setup();
    before.chat.send('one');
    before.chat.send('two');
    const after = setup({ transcript: before.stored, confirmed: 1 });
    after.clock.advance(1_000);
    after.sync();
    expect(after.theirs.toArray()).toMatchObject([{ seq: 2, text: 'two' }]);
  });

  it('[DC5] trusts the saved transcript and verifies only what is not in it', () => {
    const before = setup();
    before.chat.send('mine');
    before.put(signed('technician', { text: 'theirs' }));
    before.put(signed('technician', { seq: 2, text: 'not stored' }));
    const after = setup({
      transcript: before.stored.filter(({ text }) => text !== 'not stored'),
      update: Y.encodeStateAsUpdate(before.doc)
    });
    expect(after.verifications).toBe(1);
    expect(after.texts()).toEqual(['mine', 'theirs', 'not stored']);
    expect(after.stored).toMatchObject([{ text: 'not stored' }]);
  });

  it('[DC6] keeps both when a crash lost the own last entry and its number was given out again', () => {
    const before = setup();
    before.chat.send('lost here');
    before.chat.send('lost here too');
    before.sync();
    const after = setup();
    after.chat.send('written again');
    Y.applyUpdate(after.doc, Y.encodeStateAsUpdate(before.doc));
    expect(after.texts()).toEqual(['lost here', 'lost here too', 'written again']);
    expect(after.chat.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(after.refused).toBe(0);

    const reloaded = setup({ transcript: [...after.chat.entries], update: Y.encodeStateAsUpdate(after.doc) });
    expect(reloaded.texts()).toEqual(['lost here', 'lost here too', 'written again']);
    reloaded.sync();
    expect(reloaded.refused).toBe(0);
  });
});

describe('delivery', () => {
  it('[CT3] acknowledges only what is there without a gap', () => {
    const page = setup();
    page.put(signed('technician', { seq: 1 }), signed('technician', { seq: 3 }));
    expect(page.chat.receivedUpTo).toBe(1);
    page.put(signed('technician', { seq: 2 }));
    expect(page.received).toEqual([1, 3]);
  });

  it('[CT3] believes a receipt for what was written, and never takes one back', () => {
    const page = setup();
    page.chat.send('one');
    page.chat.send('two');
    page.chat.confirm(1);
    expect(page.chat.deliveredUpTo).toBe(1);
    page.chat.confirm(1_000_000);
    page.chat.confirm(1);
    expect(page.chat.deliveredUpTo).toBe(2);
    expect(page.confirmed).toEqual([1, 2]);
    page.chat.send('three');
    expect(page.chat.deliveredUpTo).toBe(2);
  });
});

describe('order', () => {
  it('[CT5] a time far ahead counts as the time of receipt, and later messages stand below it', () => {
    const page = setup();
    page.put(signed('technician', { text: 'first', at: Number.MAX_SAFE_INTEGER }));
    page.clock.advance(1_000);
    page.put(signed('technician', { text: 'second', seq: 2, at: start + 1_000 }));
    page.chat.send('third');
    expect(page.texts()).toEqual(['first', 'second', 'third']);
    expect(page.chat.entries.at(-1)?.at).toBeLessThan(start + 10_000);
  });

  it.each([
    ['behind', -day],
    ['ahead', day]
  ])('[CT5] a conversation with a clock a day %s reads as it went', (_where, offset) => {
    const page = setup();
    page.put(signed('technician', { text: '1', at: start + offset }));
    page.chat.send('2');
    page.put(signed('technician', { text: '3', seq: 2, seen: 1, at: start + offset + 10 }));
    page.clock.advance(20);
    page.chat.send('4');
    page.put(signed('technician', { text: '5', seq: 3, seen: 2, at: start + offset + 30 }));
    expect(page.texts()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('[CT5] a peer cannot date an entry above its own entry before', () => {
    const page = setup();
    page.put(signed('technician', { text: 'first' }));
    page.put(signed('technician', { text: 'second', seq: 2, at: start - day }));
    expect(page.texts()).toEqual(['first', 'second']);
  });

  it('[CT5] what was written offline stands where it was written', () => {
    const page = setup();
    page.chat.send('one');
    page.clock.advance(60_000);
    page.chat.send('three');
    page.put(signed('technician', { text: 'two', at: start + 30_000 }));
    expect(page.texts()).toEqual(['one', 'two', 'three']);
  });
});

describe('sending', () => {
  it('[CT6] takes away newlines at the end only, and refuses nothing and too much', () => {
    const { chat } = setup();
    expect(chat.send(' a\n\nb \r\n\n')).toMatchObject({ ok: true, value: { text: ' a\n\nb ', seq: 1 } });
    expect(chat.send(' \n ')).toEqual({ ok: false, error: 'message-empty' });
    expect(chat.send('x'.repeat(16 * 1024))).toMatchObject({ ok: true });
    expect(chat.send('ü'.repeat(8 * 1024 + 1))).toEqual({ ok: false, error: 'message-too-long' });
  });

  it('[CT6] half a surrogate pair does not break the signature on its way', () => {
    const writer = setup();
    writer.chat.send('broken \ud83d emoji');
    const reader = setup();
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(writer.doc));
    expect(reader.texts()).toEqual(['broken \ufffd emoji']);
  });
});

describe('ten thousand messages', () => {
  const count = 10_000;
  const template = signed('technician');
  const all = Array.from({ length: count }, (_, i): SignedEntry => ({
    ...template,
    id: freshId(),
    seq: i + 1,
    at: start + i
  }));
  const document = new Y.Doc();
  document.getArray('chat').push(all);
  const update = Y.encodeStateAsUpdate(document);

  it('[CT8] are verified in slices, each telling of itself and acknowledging once', () => {
    const paused: (() => void)[] = [];
    let time = 0;
    const page = setup({
      update,
      verify: () => {
        time += 1;
        return true;
      },
      slices: { now: () => time, pause: (f) => paused.push(f) }
    });
    expect(page.chat.entries).toHaveLength(8);
    let changes = 0;
    page.chat.onChange(() => changes++);
    while (paused.length) paused.shift()!();
    expect(page.chat.entries.length).toBe(count);
    expect(changes).toBe(count / 8 - 1);
    expect(page.received.at(-1)).toBe(count);
  });

  it('[DC5] that were saved are not verified again', () => {
    const transcript = all.map(({ id, author, seq, at, text }) => ({ id, author, seq, at, text }));
    const page = setup({ update, transcript });
    expect(page.chat.entries.length).toBe(count);
    expect(page.verifications).toBe(0);
    expect(page.chat.receivedUpTo).toBe(count);
  });
});

describe('the proof of a line', () => {
  const proves = ({ id, author, seq, text, proof }: ChatEntry): boolean =>
    proof !== undefined &&
    verifySigned(
      author,
      signedBytes(sessionId, { v: 1, id, author, seq, text, at: proof.at, seen: proof.seen }),
      proof.signature
    );

  it('[CT9] is kept with every line, own and of the peer, also where the line stands at another time', () => {
    const page = setup();
    page.put(signed('technician', { at: start + day }));
    page.chat.send('mine');
    expect(page.stored.map(proves)).toEqual([true, true]);
    expect(page.stored[0]?.proof?.at).toBe(start + day);
    expect(page.stored[0]?.at).toBe(start);
    expect(page.stored[1]?.proof?.seen).toBe(1);
  });

  it('[CT9, DC5] is missing of a line that was stored without it, whatever the document says', () => {
    const before = setup();
    before.put(signed('technician'));
    const transcript = before.stored.map(({ proof: _proof, ...line }) => line);
    const after = setup({ transcript, update: Y.encodeStateAsUpdate(before.doc) });
    expect(after.chat.entries).toEqual(transcript);
    expect(after.verifications).toBe(0);
  });

  it('[CT9, DC4] stays the same when an own line is put back', () => {
    const before = setup();
    before.chat.send('read me');
    const after = setup({ transcript: [...before.stored] });
    after.put(signed('technician'));
    after.clock.advance(1_000);
    after.sync();
    expect(after.theirs.toArray()).toContainEqual(
      expect.objectContaining({ text: 'read me', seen: 0, signature: before.stored[0]!.proof!.signature })
    );
  });
});
