import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { utf8 } from '../base/bytes.js';
import { Archive } from './archive.js';
import type { ArchivedSession, EndedSession } from './archived-session.js';
import { Database } from './database.js';
import { writeHistoryFile } from './history-file.js';
import { HistoryWork } from './history-work.js';
import { KeptRows } from './kept-rows.js';
import { keysOf } from './read-rows.js';
import { buildSegment } from './search-index.js';

// Keys are meant to be slow to make, and machines that test are busy.
vi.setConfig({ testTimeout: 60_000 });

/** The least that may be asked for: tests need not wait a second for a key. */
const cost = 2 ** 14;

const idOf = (number: number): string => number.toString(16).padStart(32, '0');

function session(number: number, text: string, more: Partial<EndedSession> = {}) {
  const facts: EndedSession = {
    v: 1,
    id: idOf(number),
    number: '12345678',
    name: `Customer ${number}`,
    peerName: '',
    technicianName: 'Kim',
    customFields: ['', ''],
    createdAt: number,
    endedAt: number,
    endedBy: 'customer',
    lines: 1,
    hasNotes: false,
    ...more
  };
  const content: ArchivedSession = {
    v: 1,
    id: facts.id,
    entries: [{ id: 'e', author: 'customer', seq: 1, at: 1, text }],
    log: [{ id: 'l', at: 1, kind: 'named', facts: { name: '<img src=x onerror=alert(1)>' } }],
    notes: ''
  };
  return { facts, content };
}

async function open(...sessions: ReturnType<typeof session>[]) {
  const rows = new KeptRows(new Database('tincan', new IDBFactory()));
  const archive = new Archive(rows);
  for (const { facts, content } of sessions) await archive.put(facts, content);
  return { rows, archive, work: new HistoryWork(rows) };
}

const nothing = (): void => undefined;
const lines = async function* (...values: unknown[]) {
  for (const value of values) yield typeof value === 'string' ? value : JSON.stringify(value);
};

describe('search', () => {
  it('[HX3] finds words of transcripts, names and notes, also of what came later, and nothing that was deleted', async () => {
    const { archive, work, rows } = await open(session(1, 'The printer is offline'), session(2, 'no sound'));
    expect(await work.search('print', 'en')).toEqual([idOf(1)]);
    await archive.put(session(3, 'another Printer').facts, session(3, 'another Printer').content);
    expect((await work.search('printer', 'en')).sort()).toEqual([idOf(1), idOf(3)]);
    expect(await work.search('customer 2', 'en')).toEqual([idOf(2)]);
    await archive.delete(idOf(1));
    expect(await work.search('printer', 'en')).toEqual([idOf(3)]);
    expect(await new HistoryWork(rows).search('printer', 'en')).toEqual([idOf(3)]);
    expect(await work.excerpts([idOf(3), idOf(2)], 'printer', 'en')).toEqual({
      [idOf(3)]: 'another Printer'
    });
  });

  it('[HX3] many small segments become few', async () => {
    const { archive, work, rows } = await open();
    for (let i = 0; i < 20; i++) {
      const { facts, content } = session(i, `word${i}`);
      await archive.put(facts, content);
      expect(await work.search(`word${i}`, 'en')).toEqual([idOf(i)]);
    }
    expect((await keysOf(rows, 'index')).length).toBeLessThan(15);
    expect(await new HistoryWork(rows).search('word7', 'en')).toEqual([idOf(7)]);
  });
});

it('[HX3, HX8] an index of an earlier version is built anew, and its rows are gone', async () => {
  const { rows, work } = await open(session(1, 'Kølig Straße'));
  const old = { ...buildSegment([{ id: idOf(1), text: 'nothing of it' }]), v: 1 };
  await rows.write({ kind: 'put', table: 'index', key: ['segment', idOf(1)], value: old });
  expect(await work.search('strasse', 'de')).toEqual([idOf(1)]);
  expect(await work.search('kolig', 'de')).toEqual([idOf(1)]);
  expect(await work.search('kolig', 'da')).toEqual([]);
  expect(await keysOf(rows, 'index')).toEqual([['segment-2', idOf(1)]]);
});

describe('retention', () => {
  it('[HX4] deletes what ended before a time, with all that belongs to it', async () => {
    const { archive, work, rows } = await open(session(1, 'a'), session(5, 'b'));
    await archive.addPicture({
      session: idOf(1),
      at: 1,
      name: 'p',
      type: 'image/png',
      bytes: Uint8Array.of(1)
    });
    expect(await work.expire(5)).toEqual([idOf(1)]);
    expect((await archive.all()).map(({ id }) => id)).toEqual([idOf(5)]);
    expect((await keysOf(rows, 'pictures')).length + (await keysOf(rows, 'archive')).length).toBe(1);
  });
});

describe('export and import', () => {
  it.each([undefined, 'correct horse – ö'])(
    '[HX5] brings everything to another browser (passphrase: %s)',
    async (phrase) => {
      const from = await open(
        ...Array.from({ length: 250 }, (_, i) => session(i, `text ${i} ${'x'.repeat(3_000)}`))
      );
      const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
      await from.archive.addPicture({ session: idOf(7), at: 1, name: 'p', type: 'image/png', bytes });
      const told: number[] = [];
      const file = await from.work.export(phrase, ({ done }) => told.push(done), cost);
      expect(told.at(-1)).toBe(250);
      const to = await open(session(3, 'mine'));
      expect(await to.work.import(file, phrase, nothing)).toEqual({ added: 249, known: 1 });
      expect((await to.archive.content(idOf(3)))?.entries[0]?.text).toBe('mine');
      expect(await to.archive.content(idOf(9))).toEqual(session(9, `text 9 ${'x'.repeat(3_000)}`).content);
      expect((await to.archive.pictures(idOf(7)))[0]?.bytes).toEqual(bytes);
      expect(await to.work.import(file, phrase, nothing)).toEqual({ added: 0, known: 250 });
      expect((await file.text()).includes('Customer')).toBe(false);
    }
  );

  it('[HX5] no file speaks for a session that goes on', async () => {
    const file = await (await open(session(1, 'forged'))).work.export(undefined, nothing, cost);
    const to = await open();
    await to.rows.write({ kind: 'put', table: 'sessions', key: [idOf(1)], value: {} });
    expect(await to.work.import(file, undefined, nothing)).toEqual({ added: 0, known: 1 });
    expect(await to.archive.all()).toEqual([]);
  });

  it('[HX6] a wrong passphrase, or none, opens nothing', async () => {
    const { work, rows } = await open(session(1, 'a'));
    const file = await work.export('right', nothing, cost);
    const to = await open();
    expect(await to.work.import(file, 'wrong', nothing)).toEqual({
      added: 0,
      known: 0,
      problem: 'wrong-passphrase'
    });
    expect(await to.work.import(file, undefined, nothing)).toMatchObject({ problem: 'passphrase-needed' });
    expect((await keysOf(rows, 'ended')).length).toBe(1);
  });

  it('[HX6] a file that was cut off gives what stood before, at every place, and says so', async () => {
    const { work } = await open(...Array.from({ length: 400 }, (_, i) => session(i, 'x'.repeat(5_000))));
    for (const phrase of [undefined, 'right']) {
      const file = await work.export(phrase, nothing, cost);
      for (const cut of [10, 30, 200, Math.floor(file.size / 2), file.size - 1]) {
        const to = await open();
        const outcome = await to.work.import(file.slice(0, cut), phrase, nothing);
        expect(['truncated', 'not-history']).toContain(outcome.problem);
        expect((await to.archive.all()).length).toBe(outcome.added);
        if (cut > 1_000) expect(outcome.added).toBeGreaterThan(0);
      }
    }
  });

  it('[HX6] one changed byte of a sealed file is seen, wherever it is', async () => {
    const { work } = await open(session(1, 'a'));
    const bytes = new Uint8Array(await (await work.export('right', nothing, cost)).arrayBuffer());
    for (let at = 20; at < bytes.length; at += 41) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      const to = await open();
      const outcome = await to.work.import(new Blob([changed]), 'right', nothing);
      expect(outcome.problem).toBeDefined();
      expect(outcome.added).toBe(0);
    }
  });

  it('[HX5, HX6] pieces of a sealed file are at their place, in their number, under their header', async () => {
    const { work } = await open(...Array.from({ length: 200 }, (_, i) => session(i, 'x'.repeat(6_000))));
    const whole = new Uint8Array(await (await work.export('right', nothing, cost)).arrayBuffer());
    const lengthAt = (at: number): number => new DataView(whole.buffer).getUint32(at);
    const pieces: Uint8Array[] = [];
    const headEnd = 20 + lengthAt(16);
    for (let at = headEnd; at < whole.length; at += 5 + lengthAt(at))
      pieces.push(whole.subarray(at, at + 5 + lengthAt(at)));
    const [first, second, ...others] = pieces as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
    const head = whole.slice(0, headEnd);
    const read = async (...parts: Uint8Array[]) => {
      const file = new Blob(parts as Uint8Array<ArrayBuffer>[]);
      return (await open()).work.import(file, 'right', nothing);
    };
    const refused = { added: 0, problem: 'wrong-passphrase' };
    const olderVersion = head.with(head.indexOf('1'.charCodeAt(0), 20), '0'.charCodeAt(0));

    expect(await read(head, ...pieces)).toEqual({ added: 200, known: 0 });
    expect(await read(head, second, first, ...others)).toMatchObject(refused);
    expect(await read(head, first.with(4, 1))).toMatchObject(refused);
    expect(await read(head, first, first, second, ...others)).toMatchObject({ problem: 'damaged' });
    expect(await read(olderVersion, ...pieces)).toMatchObject(refused);
  });

  it('[HX6] facts of one session with the words of another, and a picture of none, are not taken', async () => {
    const [one, two] = [session(1, 'a'), session(2, 'b')];
    const swapped = await open();
    const lie = { kind: 'session', facts: one.facts, content: two.content };
    expect(await swapped.work.import(await writeHistoryFile(lines(lie), {}), undefined, nothing)).toEqual({
      added: 0,
      known: 0,
      problem: 'damaged'
    });

    const { archive, work } = await open(one);
    const picture = { kind: 'picture', v: 1, at: 1, name: 'p', type: 'image/png', bytes: 'AQID' };
    const file = await writeHistoryFile(
      lines(
        { kind: 'session', ...one },
        { kind: 'session', ...two },
        ...[1, 2, 3].map((number) => ({ ...picture, session: idOf(number), id: 'ab'.repeat(8) }))
      ),
      {}
    );
    expect(await work.import(file, undefined, nothing)).toEqual({ added: 1, known: 1 });
    const kept = await Promise.all([1, 2, 3].map((number) => archive.pictures(idOf(number))));
    expect(kept.map(({ length }) => length)).toEqual([0, 1, 0]);
  });

  it('[HX6] what stands behind the last piece is said to be damage', async () => {
    const { work } = await open(session(1, 'a'));
    const file = await work.export(undefined, nothing, cost);
    const outcome = await (await open()).work.import(new Blob([file, 'x']), undefined, nothing);
    expect(outcome).toEqual({ added: 1, known: 0, problem: 'damaged' });
  });

  it('[HX6] what is no history, of a newer version, or hostile is refused with a reason', async () => {
    const { work, archive } = await open();
    const read = (file: Blob) => work.import(file, undefined, nothing);
    const raw = (text: string) => new Blob([utf8(text)]);
    expect(await read(raw(''))).toMatchObject({ problem: 'not-history' });
    expect(await read(raw('<html>'.repeat(9_000)))).toMatchObject({ problem: 'not-history' });
    const header = (json: string) => {
      const bytes = utf8(json);
      return new Blob([
        utf8('TINCAN-HISTORY\r\n'),
        Uint8Array.of(0, 0, bytes.length >> 8, bytes.length & 255),
        bytes
      ]);
    };
    expect(await read(header('{"v":2}'))).toMatchObject({ problem: 'newer-version' });
    const sealed = (n: number) => {
      const [salt, nonce] = ['0'.repeat(32), '1'.repeat(32)];
      return header(
        JSON.stringify({ v: 1, seal: { cipher: 'xsalsa20poly1305', kdf: 'scrypt', n, salt, nonce } })
      );
    };
    expect(await read(sealed(2 ** 18))).toMatchObject({ problem: 'passphrase-needed' });
    for (const n of [2 ** 13, 2 ** 19, 2 ** 30])
      expect(await read(sealed(n))).toMatchObject({ problem: 'not-history' });
    expect(await read(new Blob([header('{"v":1}'), Uint8Array.of(255, 255, 255, 255, 0)]))).toMatchObject({
      problem: 'damaged'
    });

    const good = session(1, '<b>markup</b>');
    const file = await writeHistoryFile(
      lines(
        { kind: 'session', ...good },
        `{"kind":"session","facts":{"__proto__":{"polluted":1},"v":1},"content":{}}`
      ),
      {}
    );
    expect(await read(file)).toEqual({ added: 1, known: 0, problem: 'damaged' });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await archive.content(idOf(1)))?.entries[0]?.text).toBe('<b>markup</b>');
    const huge = session(2, 'x'.repeat(30_000));
    expect(await read(await writeHistoryFile(lines({ kind: 'session', ...huge }), {}))).toMatchObject({
      problem: 'damaged'
    });
  });

  it('[HX6] stops when the disk is full, and says so', async () => {
    const from = await open(...Array.from({ length: 250 }, (_, i) => session(i, 'a')));
    const file = await from.work.export(undefined, nothing);
    const to = await open();
    const { put } = IDBObjectStore.prototype;
    let left = 150;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (left-- < 0) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const outcome = await to.work.import(file, undefined, nothing);
    vi.restoreAllMocks();
    expect(outcome.problem).toBe('storage-full');
    expect(outcome.added).toBeLessThan(250);
  });

  it('[HX6] a small file that would become a large memory is refused', async () => {
    const { work } = await open();
    const good = JSON.stringify({ kind: 'session', ...session(1, 'a') });
    const bomb = await writeHistoryFile(lines(good + ' '.repeat(50 * 1024 * 1024)), {});
    expect(bomb.size).toBeLessThan(1_000_000);
    expect(await work.import(bomb, undefined, nothing)).toMatchObject({ added: 0, problem: 'damaged' });
  }, 60_000);
});
