import { expect, it } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import { manualClock } from '../../base/clock.js';
import { createSharedDocument } from '../../documents/shared-document.js';
import type { Signed } from '../../documents/signed-list.js';
import type { ListEntry } from '../../documents/transcript.js';
import { utf8 } from '../../base/bytes.js';
import { makeIdentity, publicKeysOf, verify } from '../../handshake/identity.js';
import { openStore, type Store } from '../../history/store.js';
import type { ListForm } from '../feature.js';
import { SessionLists } from './session-lists.js';

interface Wave extends ListEntry {
  text: string;
}

const waveForm: ListForm<Wave> = {
  read: (value) => value as Signed<Wave>,
  signedBytes: (sessionId, { id, text }) => utf8(JSON.stringify([sessionId, id, text])),
  isSame: (known, { id }) => known.id === id,
  entryOf: ({ id, author, seq, text }, at) => ({ id, author, seq, at, text }),
  readKept: (row) => ('text' in (row as object) ? (row as Wave) : undefined)
};

const identity = makeIdentity();

function load(store: Store) {
  const document = createSharedDocument({
    sessionId: 'one',
    role: 'customer',
    sign: () => new Uint8Array(64),
    verify: () => false,
    clock: manualClock(1_000),
    lists: ['waves'],
    onUpdate: () => undefined,
    onEntry: () => undefined,
    onConfirmed: () => undefined
  });
  return new SessionLists({
    sessionId: 'one',
    role: 'customer',
    document,
    store,
    keys: { identity, peer: undefined }
  });
}

it('[FE8] keeps the entries of a list, and reads what it kept when the page is loaded anew', async () => {
  const store = await openStore({ name: 'lists', indexedDB: new IDBFactory() });
  const lists = load(store);
  expect(lists.of('waves').hasAny).toBe(false);
  const written = (await lists.open('waves', waveForm)).write((base) => ({ ...base, text: 'hello' }));
  expect(lists.of('waves').hasAny).toBe(true);
  await store.lists.append('one', 'waves', { author: 'customer', seq: 2 });
  const again = await load(store).open('waves', waveForm);
  expect(again.saved).toEqual([written]);
  expect(again.entries).toEqual([written]);
});

it('[FE8] signs for a purpose that no other list has', async () => {
  const store = await openStore({ name: 'signed', indexedDB: new IDBFactory() });
  const signed: { bytes: Uint8Array; signature: Uint8Array }[] = [];
  const form: ListForm<Wave> = {
    ...waveForm,
    entryOf: (entry, at) => {
      signed.push({ bytes: waveForm.signedBytes('one', entry), signature: entry.signature });
      return waveForm.entryOf(entry, at);
    }
  };
  (await load(store).open('waves', form)).write((base) => ({ ...base, text: 'hello' }));
  const { signing } = publicKeysOf(identity);
  const isFor = (purpose: string) => verify(signing, purpose, signed[0]!.bytes, signed[0]!.signature);
  expect([isFor('waves-entry'), isFor('chat-entry')]).toEqual([true, false]);
});
