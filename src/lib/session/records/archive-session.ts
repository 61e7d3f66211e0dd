import { toHex } from '../../base/bytes.js';
import { Archive, oneAtATime } from '../../history/archive.js';
import type { ArchivedSession, EndedSession } from '../../history/archived-session.js';
import { KeptDocument } from '../../history/kept-document.js';
import type { SessionRecord, StoredEntry } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import { sessionNumberOf } from '../../handshake/keys.js';
import type { Environment } from '../link/environment.js';
import type { HistoryPart } from '../manifest.js';

/**
 * Moves a session that is over from where open ones lie into the archive, in one transaction. A page that is killed
 * before leaves it where it was, and the next console moves it. While the row of a session that timed out stays in
 * the list (LC10), what is among the open ones stays, too.
 */
export function archiveSession(
  environment: Pick<Environment, 'store' | 'features'>,
  record: SessionRecord,
  sealed?: Sealing
): Promise<Archived | undefined> {
  return oneAtATime(record.id, () => archiveOnce(environment, record, sealed));
}

type Sealing = (
  facts: EndedSession,
  content: ArchivedSession
) => Promise<Partial<ArchivedSession> | undefined>;

interface Archived {
  facts: EndedSession;
  content: ArchivedSession;
}

/** @returns `undefined` when there is nothing to move: it is not over, or another console has moved it already */
async function archiveOnce(
  { store, features }: Pick<Environment, 'store' | 'features'>,
  record: SessionRecord,
  sealed: Sealing | undefined
): Promise<Archived | undefined> {
  if (!record.endedBy) return undefined;
  const { id } = record;
  const archive = new Archive(store.rows);
  const stays = record.status === 'timed-out';
  if (await archive.facts(id)) {
    // its transcript may be gone from among the open ones already: what would be written now would be empty
    if (!stays) await store.sessions.retire(id);
    return undefined;
  }
  const [entries, parts] = await Promise.all([store.entries.all(id), partsOf(features, store, record)]);
  const own = archivedForm(record, entries);
  const facts: EndedSession = Object.assign(own.facts, ...parts.map((part) => part.facts));
  const content: ArchivedSession = Object.assign(own.content, ...parts.map((part) => part.content));
  const seal = await sealed?.(facts, content);
  const whole = { facts, content: { ...content, ...seal } };
  // Both in this task, so that they are written together.
  const done = [archive.put(whole.facts, whole.content), ...(stays ? [] : [store.sessions.retire(id)])];
  await Promise.all(done);
  return whole;
}

/** What each feature has in the history of its slice of the record, and of its document. */
function partsOf(
  features: Environment['features'],
  { rows }: Store,
  { id, slices }: SessionRecord
): Promise<HistoryPart[]> {
  return Promise.all(
    features.map(async ({ id: feature, archive, table }) => {
      if (!archive || (slices[feature] === undefined && !table)) return {};
      const [code, updates] = await Promise.all([
        archive(),
        table ? new KeptDocument(rows, table, id).load() : []
      ]);
      return code.archive(slices[feature], updates);
    })
  );
}

function archivedForm(
  record: SessionRecord,
  entries: readonly StoredEntry[]
): { facts: EndedSession; content: ArchivedSession } {
  const { id, createdAt, startedAt, statusSince, log } = record;
  return {
    facts: {
      v: 1,
      id,
      number: sessionNumberOf(id),
      name: short(record.name),
      peerName: short(record.peerName),
      technicianName: short(record.technicianName ?? ''),
      customFields: [short(record.customFields[0]), short(record.customFields[1])],
      createdAt,
      ...(startedAt !== undefined && { startedAt }),
      endedAt: record.endedAt ?? statusSince,
      endedBy: record.endedBy ?? 'time',
      lines: entries.length,
      hasNotes: false
    },
    content: {
      v: 1,
      id,
      entries: [...entries]
        .sort((a, b) => a.at - b.at || (a.author < b.author ? -1 : a.author > b.author ? 1 : a.seq - b.seq))
        .map(({ proof, ...entry }) => ({
          ...entry,
          ...(proof && { proof: { ...proof, signature: toHex(proof.signature) } })
        })),
      log,
      notes: ''
    }
  };
}

const short = (text: string): string => text.slice(0, 400);
