import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { createNotes, notesText } from '../../documents/notes.js';
import { Archive } from '../../history/archive.js';
import { KeptDocument } from '../../history/kept-document.js';
import type { SessionRecord } from '../../history/session-record.js';
import { sampleRecord } from '../../history/session-record.sample.js';
import { openStore, type Store } from '../../history/store.js';
import { archiveSession } from './archive-session.js';
import type { FeatureManifest } from '../manifest.js';
import { archiveLeft } from '../store/archive-left.js';

const id = 'a1'.repeat(16);

const record = (more: Partial<SessionRecord> = {}): SessionRecord =>
  sampleRecord({
    id,
    createdAt: 1,
    status: 'closed',
    statusSince: 9,
    startedAt: 2,
    endedAt: 9,
    endedBy: 'customer',
    name: 'Ida',
    peerName: 'ida',
    log: [{ id: 'x', at: 2, kind: 'started', facts: {} }],
    ...more
  });

const entry = (seq: number, at: number) => ({
  id: `e${seq}`,
  author: 'customer' as const,
  seq,
  at,
  text: `text ${seq}`
});

/** A feature with something in the history: of its document, and of its slice. */
const notes: FeatureManifest = {
  id: 'notes',
  version: 1,
  table: 'backstage',
  wakes: 'on-need',
  load: {},
  archive: async () => ({
    archive: (saved, updates) => ({
      facts: { hasNotes: true, ...(typeof saved === 'string' && { device: saved }) },
      content: { notes: notesText(updates) }
    })
  })
};
const features = [notes];

async function ended(factory = new IDBFactory()): Promise<Store> {
  const store = await openStore({ indexedDB: factory });
  await store.sessions.put(record());
  await store.entries.append(id, [entry(2, 8), entry(1, 7)]);
  const kept = new KeptDocument(store.rows, 'backstage', id);
  createNotes({ updates: [], onUpdate: (update) => void kept.append(update) }).set('found');
  await new KeptDocument(store.rows, 'backstage', 'b2'.repeat(16)).append(Uint8Array.of(0, 0));
  return store;
}

it('[HX1] a session that is over moves from the open ones into the archive, with all that belongs to it', async () => {
  const store = await ended();
  await archiveSession({ store, features }, record());
  const archive = new Archive(store.rows);
  expect(await archive.all()).toMatchObject([
    { id, name: 'Ida', lines: 2, hasNotes: true, endedBy: 'customer' }
  ]);
  expect(await archive.content(id)).toMatchObject({ entries: [{ seq: 1 }, { seq: 2 }], notes: 'found' });
  expect(await store.sessions.all()).toEqual([]);
  expect(await store.entries.all(id)).toEqual([]);
  expect((await store.rows.rows('backstage')).size).toBe(1);
  // what is still under way does not bring it back
  await store.sessions.put(record());
  expect(await store.sessions.all()).toEqual([]);
});

it('[CT9] keeps the proofs of lines; a line that was stored without one has none', async () => {
  const store = await ended();
  const proof = { at: 5, seen: 3, signature: new Uint8Array(64).fill(0xab) };
  await store.entries.append(id, [{ ...entry(3, 9), proof }]);
  expect((await store.entries.all(id)).map((line) => line.proof)).toEqual([undefined, undefined, proof]);
  await archiveSession({ store, features }, record());
  const { entries } = (await new Archive(store.rows).content(id))!;
  expect(entries.map((line) => line.proof)).toEqual([
    undefined,
    undefined,
    { ...proof, signature: 'ab'.repeat(64) }
  ]);
});

it('[HX2] what a page that was killed left among the open sessions is archived by the next one', async () => {
  const factory = new IDBFactory();
  await (await ended(factory)).close();
  const store = await openStore({ indexedDB: factory });
  await store.sessions.put(record({ id: 'c3'.repeat(16), endedBy: undefined, endedAt: undefined }));
  await archiveLeft({ store, features });
  expect((await new Archive(store.rows).all()).map((facts) => facts.id)).toEqual([id]);
  expect((await store.sessions.all()).map((open) => open.id)).toEqual(['c3'.repeat(16)]);
});

it('[HX8] a console that comes late takes nothing away from what another one has archived', async () => {
  const factory = new IDBFactory();
  const [first, second] = [await ended(factory), await openStore({ indexedDB: factory })];
  const late = (await second.sessions.all('technician'))[0]!;
  await archiveSession({ store: first, features }, record());
  await archiveSession({ store: second, features }, late);
  await Promise.all([first, second].map((store) => archiveLeft({ store, features })));
  for (const store of [first, second]) {
    const archive = new Archive(store.rows);
    expect(await archive.all()).toMatchObject([{ id, lines: 2, hasNotes: true }]);
    expect(await archive.content(id)).toMatchObject({ entries: [{ seq: 1 }, { seq: 2 }], notes: 'found' });
  }
});

it('[LC10, HX1] what timed out is in the history, and among the open ones until its row is removed', async () => {
  const store = await ended();
  const timedOut = record({ status: 'timed-out', endedBy: 'time' });
  await store.sessions.put(timedOut);
  await archiveSession({ store, features }, timedOut);
  await archiveLeft({ store, features });
  const archive = new Archive(store.rows);
  expect(await archive.content(id)).toMatchObject({ entries: [{ seq: 1 }, { seq: 2 }], notes: 'found' });
  expect(await store.sessions.all()).toHaveLength(1);
  expect(await store.entries.all(id)).toHaveLength(2);
  await archiveSession({ store, features }, { ...timedOut, status: 'removed' });
  expect(await store.sessions.all()).toEqual([]);
  expect(await store.entries.all(id)).toEqual([]);
  expect(await archive.content(id)).toMatchObject({ entries: [{ seq: 1 }, { seq: 2 }], notes: 'found' });
});

it('[LC10] what timed out and is deleted from the history leaves nothing among the open ones', async () => {
  const store = await ended();
  await archiveSession({ store, features }, record({ status: 'timed-out', endedBy: 'time' }));
  await new Archive(store.rows).delete(id);
  expect(await store.sessions.all()).toEqual([]);
  expect(await store.entries.all(id)).toEqual([]);
  expect((await store.rows.rows('backstage')).size).toBe(1);
});

it('[FE12] what a feature has stored with the session is in the history as it says', async () => {
  const store = await ended();
  await archiveSession({ store, features }, record({ slices: { notes: 'cd'.repeat(16) } }));
  expect(await new Archive(store.rows).all()).toMatchObject([{ device: 'cd'.repeat(16), hasNotes: true }]);
});
