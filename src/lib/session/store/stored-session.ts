import type { Role } from '../../base/roles.js';
import { parseRootKey } from '../../handshake/keys.js';
import { sessionCodeOf } from '../../handshake/session-code.js';
import type { KeptDocument } from '../../history/kept-document.js';
import type { SessionRecord, StoredEntry } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import { concat, type Bytes } from '../../base/bytes.js';
import type { SessionKeys } from '../join/session-keys.js';

/** What the last load of the page left of a session. */
export interface SavedSession {
  record: SessionRecord;
  transcript: readonly StoredEntry[];
  document: KeptDocument;
  /** What was stored of `document`. */
  updates: readonly Uint8Array[];
}

export async function loadSaved(store: Store, record: SessionRecord): Promise<SavedSession> {
  const document = store.document(record.id);
  const [transcript, updates] = await Promise.all([store.entries.all(record.id), document.load()]);
  return { record, transcript, document, updates };
}

/** The records of sessions that can go on: not over, and with their keys. */
export async function openSessions(store: Store, role: Role): Promise<SessionRecord[]> {
  const records = await store.sessions.all(role);
  return records.filter((record) => record.keys && record.endedBy === undefined);
}

/** The records of sessions that are over but whose rows nobody has taken away: they stay in the list (SES-19). */
export async function overSessions(store: Store): Promise<SessionRecord[]> {
  const records = await store.sessions.all('technician');
  return records.filter(({ endedBy, status }) => endedBy !== undefined && status !== 'removed');
}

export function keysToRecord(keys: SessionKeys): NonNullable<SessionRecord['keys']> {
  const { rootKey, seed, identity, peer, admission, code } = keys;
  return {
    rootKey,
    identity,
    ...(seed && { seed }),
    ...(peer && { peer }),
    ...(admission && { admission }),
    ...(code.nonces && { codeNonces: { ...code.nonces } })
  };
}

/** `undefined` when the record has none any more, or holds nonsense. */
export function keysFromRecord({ keys, role }: SessionRecord): SessionKeys | undefined {
  const rootKey = keys && parseRootKey(keys.rootKey);
  if (!keys || !rootKey) return undefined;
  const seed: Bytes | undefined = keys.seed && concat(keys.seed);
  const { identity, peer, admission, codeNonces } = keys;
  return { rootKey, seed, identity, peer, admission, code: sessionCodeOf(role, identity, codeNonces) };
}
