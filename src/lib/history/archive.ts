import { randomBytes, toHex } from '../base/bytes.js';
import { scoped } from '../base/site-scope.js';
import type { Result } from '../base/result.js';
import {
  readArchived,
  readEnded,
  readPicture,
  type ArchivedSession,
  type EndedSession,
  type KeptPicture
} from './archived-session.js';
import type { KeptRows } from './kept-rows.js';
import { tablesOfOver } from './migrations.js';
import type { Rows, Write } from './write-set.js';

/** Sessions that are over, as this browser keeps them. Nothing here rejects because of the storage. */
export class Archive {
  readonly #rows: KeptRows;

  constructor(rows: KeptRows) {
    this.#rows = rows;
  }

  /** In no particular order. */
  async all(): Promise<EndedSession[]> {
    return readAll(await this.#rows.rows('ended'), readEnded);
  }

  async facts(id: string): Promise<EndedSession | undefined> {
    return readAll(await this.#rows.rows('ended', id), readEnded)[0];
  }

  async content(id: string): Promise<ArchivedSession | undefined> {
    return readAll(await this.#rows.rows('archive', id), readArchived)[0];
  }

  /** Both rows or none; a row of before is replaced. */
  put(facts: EndedSession, content: ArchivedSession): Promise<void> {
    return this.#rows.write(...rowsOf(facts, content));
  }

  /** Nothing when there is no such session any more. */
  amend(
    id: string,
    { facts: more, content: rest }: { facts?: Partial<EndedSession>; content?: Partial<ArchivedSession> }
  ): Promise<void> {
    return this.#change(id, (facts, content) => [
      { ...facts, ...more },
      { ...content, ...rest }
    ]);
  }

  setNotes(id: string, notes: string): Promise<void> {
    return this.amend(id, { facts: { hasNotes: notes.trim() !== '' }, content: { notes } });
  }

  /** Also what is left of them among the open ones, while their rows are still in the list. */
  delete(...ids: string[]): Promise<void> {
    return this.#rows.write(...ids.flatMap(deletionOf));
  }

  async addPicture(picture: Omit<KeptPicture, 'v' | 'id'>): Promise<KeptPicture> {
    const kept: KeptPicture = { ...picture, v: 1, id: toHex(randomBytes(8)) };
    await this.#rows.write({ kind: 'put', table: 'pictures', key: [kept.session, kept.id], value: kept });
    return kept;
  }

  /** Nothing when there is no such session any more. */
  #change(
    id: string,
    change: (facts: EndedSession, content: ArchivedSession) => [EndedSession, ArchivedSession]
  ): Promise<void> {
    return oneAtATime(id, async () => {
      const [facts, content] = await Promise.all([this.facts(id), this.content(id)]);
      if (facts && content) await this.put(...change(facts, content));
    });
  }

  /** Oldest first. */
  async pictures(session: string): Promise<KeptPicture[]> {
    const pictures = readAll(await this.#rows.rows('pictures', session), readPicture);
    return pictures.sort((a, b) => a.at - b.at);
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One reads a session's rows and writes them only when nobody else is about to, in any tab. */
export function oneAtATime<T>(id: string, task: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks) return locks.request(scoped(`archive-${id}`), task);
  const done = last.then(task);
  last = done.catch(() => undefined);
  return done;
}

/** The mean of all stars. */
export function ratingOf(survey: ArchivedSession['survey']): number | undefined {
  const stars = (survey ?? []).flatMap(({ answer }) => (typeof answer === 'number' ? [answer] : []));
  return stars.length > 0 ? stars.reduce((sum, one) => sum + one, 0) / stars.length : undefined;
}

export const rowsOf = (facts: EndedSession, content: ArchivedSession): Write[] => [
  { kind: 'put', table: 'ended', key: [facts.id], value: facts },
  { kind: 'put', table: 'archive', key: [facts.id], value: content }
];

function readAll<T>(rows: Rows, read: (value: unknown) => Result<T, string>): T[] {
  const good: T[] = [];
  for (const value of rows.values()) {
    const row = read(value);
    if (row.ok) good.push(row.value);
  }
  return good;
}

/** Every row of it. Its words stay in the index, where nothing leads to them, until that is built anew. */
export const deletionOf = (under: string): Write[] =>
  tablesOfOver.map((table) => ({ kind: 'delete-under', table, under }));
