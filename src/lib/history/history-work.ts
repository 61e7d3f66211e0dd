import { fromBase64, toBase64 } from '../base/bytes.js';
import { searchable, searchWords } from '../base/fold.js';
import type { ArchivedSession, EndedSession, KeptPicture } from './archived-session.js';
import { readArchived, readEnded, readPicture } from './archived-session.js';
import { deletionOf, rowsOf } from './archive.js';
import {
  HistoryFileError,
  readHistoryFile,
  writeHistoryFile,
  type HistoryFileProblem,
  type ScryptCost
} from './history-file.js';
import type { KeptRows } from './kept-rows.js';
import { batchesOf, keysOf } from './read-rows.js';
import {
  buildSegment,
  readSegment,
  SearchableSegment,
  sessionsInSegment,
  wordsOf,
  type Segment
} from './search-index.js';
import type { Write } from './write-set.js';

/** Rows that are read, or written, in one go. */
const batchSize = 100;
/** Characters of lines that wait to be written: a picture is one line, and a small file can hold many. */
const maxWaiting = 8 * 1024 * 1024;
/** A console of an earlier version, in another tab, keeps segments of its own. */
const segmentKey = 'segment-2';
/** So many small segments are made one. */
const manySegments = 12;

export interface Progress {
  done: number;
  total: number;
}

export interface ImportOutcome {
  added: number;
  /** Were here already, and stay as they are. */
  known: number;
  /** What ended it early. */
  problem?: HistoryFileProblem | 'storage-full';
}

/** What takes long over all sessions that are over. Runs in a worker, so that no page waits for it. */
export class HistoryWork {
  readonly #rows: KeptRows;
  #segments: SearchableSegment[] | undefined;

  constructor(rows: KeptRows) {
    this.#rows = rows;
  }

  /** Ids of the sessions that have all words of `query`, in no order. */
  async search(query: string, language: string): Promise<string[]> {
    const segments = await this.#upToDate();
    const parts = wordsOf(query);
    return parts.length === 0 ? [] : segments.flatMap((segment) => segment.find(parts, language));
  }

  /** The first line of each that has one of the words, for those that have one. */
  async excerpts(ids: readonly string[], query: string, language: string): Promise<Record<string, string>> {
    const parts = wordsOf(query).flatMap((part) => searchWords(part, language));
    const found = await Promise.all(
      ids.map(async (id) => {
        const content = await this.#content(id);
        const lines = content
          ? [...content.entries.map(({ text }) => text), ...content.notes.split('\n')]
          : [];
        const line = lines.find((one) => parts.some((part) => part.test(searchable(one))));
        return line === undefined ? [] : [[id, around(line, parts)] as const];
      })
    );
    return Object.fromEntries(found.flat());
  }

  /** Deletes what ended before this time. @returns ids */
  async expire(before: number): Promise<string[]> {
    const old: string[] = [];
    for await (const batch of batchesOf(this.#rows, 'ended', 1_000)) {
      for (const [, value] of batch) {
        const facts = readEnded(value);
        if (facts.ok && facts.value.endedAt < before) old.push(facts.value.id);
      }
    }
    for (let i = 0; i < old.length; i += batchSize) {
      await this.#rows.write(...old.slice(i, i + batchSize).flatMap(deletionOf));
    }
    return old;
  }

  async export(
    passphrase: string | undefined,
    onProgress: (progress: Progress) => void,
    cost?: ScryptCost
  ): Promise<Blob> {
    const total = (await keysOf(this.#rows, 'ended')).length;
    const lines = this.#lines((done) => onProgress({ done, total }));
    return writeHistoryFile(lines, { passphrase, ...(cost && { cost }) });
  }

  async import(
    file: Blob,
    passphrase: string | undefined,
    onProgress: (done: number) => void
  ): Promise<ImportOutcome> {
    // a session that goes on is not in the history yet, and no file may speak for it
    const keys = await Promise.all(
      (['ended', 'sessions'] as const).map((table) => keysOf(this.#rows, table))
    );
    const here = new Set(keys.flat().map(([id]) => id));
    const added = new Set<string>();
    let known = 0;
    let waiting: Write[] = [];
    let waitingLength = 0;
    const write = async (): Promise<void> => {
      const writes = waiting;
      waiting = [];
      waitingLength = 0;
      await this.#rows.write(...writes);
      if (!this.#rows.isDurable && this.#rows.canBeDurable) throw new StorageFull();
      onProgress(added.size);
    };
    try {
      for await (const { value, length } of readHistoryFile(file, passphrase)) {
        const line = readLine(value);
        if (line?.kind === 'session') {
          const { id } = line.facts;
          if (here.has(id)) known++;
          else if (!added.has(id)) {
            added.add(id);
            waiting.push(...rowsOf(line.facts, line.content));
          }
        } else if (line?.kind === 'picture' && added.has(line.picture.session)) {
          const { session, id } = line.picture;
          waiting.push({ kind: 'put', table: 'pictures', key: [session, id], value: line.picture });
        } else if (!line) throw new HistoryFileError('damaged');
        waitingLength += length;
        if (waiting.length >= batchSize || waitingLength >= maxWaiting) await write();
      }
      await write();
      return { added: added.size, known };
    } catch (thrown) {
      if (thrown instanceof StorageFull) return { added: added.size, known, problem: 'storage-full' };
      if (!(thrown instanceof HistoryFileError)) throw thrown;
      await write();
      return { added: added.size, known, problem: thrown.problem };
    }
  }

  /** Sessions, each followed by its pictures. */
  async *#lines(onSession: (done: number) => void): AsyncGenerator<string> {
    let done = 0;
    for await (const batch of batchesOf(this.#rows, 'ended', batchSize)) {
      for (const [, value] of batch) {
        const facts = readEnded(value);
        const content = facts.ok ? await this.#content(facts.value.id) : undefined;
        done++;
        if (!facts.ok || !content) continue;
        yield JSON.stringify({ kind: 'session', facts: facts.value, content });
        for (const picture of (await this.#rows.rows('pictures', facts.value.id)).values()) {
          const read = readPicture(picture);
          if (read.ok)
            yield JSON.stringify({ kind: 'picture', ...read.value, bytes: toBase64(read.value.bytes) });
        }
      }
      onSession(done);
    }
  }

  async #content(id: string): Promise<ArchivedSession | undefined> {
    const [value] = (await this.#rows.rows('archive', id)).values();
    const content = readArchived(value);
    return content.ok ? content.value : undefined;
  }

  /** Sessions that came since the last time go into a segment of their own; many small segments become one. */
  async #upToDate(): Promise<readonly SearchableSegment[]> {
    this.#segments ??= await this.#load();
    const present = new Set((await keysOf(this.#rows, 'ended')).map(([id]) => id));
    const indexed = new Set(this.#segments.flatMap(({ ids }) => ids));
    const missing = [...present].filter((id) => !indexed.has(id));
    for (let i = 0; i < missing.length; i += sessionsInSegment) {
      const segment = await this.#build(missing.slice(i, i + sessionsInSegment));
      await this.#rows.write({
        kind: 'put',
        table: 'index',
        key: [segmentKey, segment.ids[0]!],
        value: segment
      });
      this.#segments.push(new SearchableSegment(segment));
    }
    if (this.#segments.length > manySegments + present.size / sessionsInSegment)
      await this.#rebuild([...present]);
    const isGone = this.#segments.some(({ ids }) => ids.some((id) => !present.has(id)));
    return isGone ? this.#segments.map((segment) => only(segment, present)) : this.#segments;
  }

  async #load(): Promise<SearchableSegment[]> {
    const rows = await this.#rows.rows('index', segmentKey);
    // of an earlier version, which folded words as no language does: what it holds is built anew
    await this.#rows.write({ kind: 'delete-under', table: 'index', under: 'segment' });
    return [...rows.values()].flatMap((value) => {
      const segment = readSegment(value);
      return segment ? [new SearchableSegment(segment)] : [];
    });
  }

  async #rebuild(ids: readonly string[]): Promise<void> {
    const built: Segment[] = [];
    for (let i = 0; i < ids.length; i += sessionsInSegment)
      built.push(await this.#build(ids.slice(i, i + sessionsInSegment)));
    await this.#rows.write(
      { kind: 'delete-under', table: 'index', under: segmentKey },
      ...built.map((segment): Write => ({
        kind: 'put',
        table: 'index',
        key: [segmentKey, segment.ids[0]!],
        value: segment
      }))
    );
    this.#segments = built.map((segment) => new SearchableSegment(segment));
  }

  async #build(ids: readonly string[]): Promise<Segment> {
    const texts: { id: string; text: string }[] = [];
    for (let i = 0; i < ids.length; i += batchSize) {
      texts.push(...(await Promise.all(ids.slice(i, i + batchSize).map((id) => this.#text(id)))));
    }
    return buildSegment(texts);
  }

  async #text(id: string): Promise<{ id: string; text: string }> {
    const [value] = (await this.#rows.rows('ended', id)).values();
    const facts = readEnded(value);
    const content = await this.#content(id);
    const { name, peerName, number, customFields } = facts.ok ? facts.value : emptyFacts;
    const lines = content?.entries.map((entry) => entry.text) ?? [];
    return {
      id,
      text: [name, peerName, number, ...customFields, content?.notes ?? '', ...lines].join('\n')
    };
  }
}

class StorageFull extends Error {}

const emptyFacts = { name: '', peerName: '', number: '', customFields: ['', ''] };

/** A segment whose deleted sessions are not found. */
function only(segment: SearchableSegment, present: ReadonlySet<string>): SearchableSegment {
  return Object.assign(Object.create(segment) as SearchableSegment, {
    find: (parts: readonly string[], language: string) =>
      segment.find(parts, language).filter((id) => present.has(id))
  });
}

type Line =
  | { kind: 'session'; facts: EndedSession; content: ArchivedSession }
  | { kind: 'picture'; picture: KeptPicture };

function readLine(value: unknown): Line | undefined {
  const line = value as { kind?: unknown; facts?: unknown; content?: unknown; bytes?: unknown };
  if (line.kind === 'session') {
    const facts = readEnded(line.facts);
    const content = readArchived(line.content);
    return facts.ok && content.ok && facts.value.id === content.value.id
      ? { kind: 'session', facts: facts.value, content: content.value }
      : undefined;
  }
  const bytes = typeof line.bytes === 'string' ? fromBase64(line.bytes) : undefined;
  const picture = readPicture({ ...line, bytes });
  return picture.ok ? { kind: 'picture', picture: picture.value } : undefined;
}

/** So much of a line that its first match can be seen. */
function around(line: string, parts: readonly RegExp[]): string {
  const found = Math.min(...parts.map((part) => searchable(line).search(part)).filter((at) => at >= 0));
  const start = Math.max(0, found - 40);
  return `${start > 0 ? '…' : ''}${line.slice(start, start + 160)}${line.length > start + 160 ? '…' : ''}`;
}
