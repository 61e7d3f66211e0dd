import { makeIdentity, publicKeysOf } from '../handshake/identity.js';
import { makeSessionSecret } from '../handshake/session-secret.js';
import type { SessionRecord } from '../history/session-record.js';
import type { Environment } from './link/environment.js';
import { freshKeys } from './join/session-keys.js';
import { keysFromRecord, loadSaved } from './store/stored-session.js';
import { TechnicianSession, type NewSession, type SessionHost } from './technician-session.svelte.js';

export function createSession(
  environment: Environment,
  facts: NewSession,
  host: SessionHost
): TechnicianSession {
  const identity = makeIdentity();
  return new TechnicianSession(environment, {
    keys: freshKeys('technician', identity, makeSessionSecret(publicKeysOf(identity))),
    facts: { ...facts, createdAt: environment.clock.now() },
    saved: undefined,
    host
  });
}

/** The session of a record that still has its keys, as it was before the page was left. */
export async function restoreSession(
  environment: Environment,
  record: SessionRecord,
  host: SessionHost
): Promise<TechnicianSession | undefined> {
  const keys = keysFromRecord(record);
  if (!keys) return undefined;
  const saved = await loadSaved(environment.store, record);
  return new TechnicianSession(environment, { keys, facts: record, saved, host });
}

/** A session that is over, as its record has it: to be read until its row is taken away. */
export async function restoreOverSession(
  environment: Environment,
  record: SessionRecord,
  host: SessionHost
): Promise<TechnicianSession> {
  const identity = makeIdentity();
  // its own keys are deleted; these open nothing
  const { rootKey } = makeSessionSecret(publicKeysOf(identity));
  const saved = await loadSaved(environment.store, record);
  const session = new TechnicianSession(environment, {
    keys: freshKeys('technician', identity, { rootKey, seed: undefined }),
    facts: record,
    saved: { ...saved, updates: [] },
    isOver: true,
    host
  });
  session.records.resume(record);
  return session;
}
