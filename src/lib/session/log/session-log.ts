import { Emitter } from '../../base/emitter.js';
import { localTime, zoneAt } from '../../base/table.js';
import { randomBytes, toHex } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import type { LogEntry } from '../views.js';

/** Lines one session may have; a peer that causes lines in a loop cannot fill the memory. */
const maxEntries = 5_000;
/** Of one kind, so that what a peer can repeat does not keep everything else out. */
const maxOfKind = 1_000;

/** What happened in a session as this side saw it. Append only. */
export class SessionLog {
  readonly #clock: Clock;
  readonly #added = new Emitter<LogEntry>();
  #entries: readonly LogEntry[];
  #isSealed = false;

  constructor(clock: Clock, saved: readonly LogEntry[] = []) {
    this.#clock = clock;
    this.#entries = saved;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  readonly onAdded = this.#added.on;

  has(kind: string): boolean {
    return this.#entries.some((entry) => entry.kind === kind);
  }

  add(kind: string, facts: Record<string, string> = {}): void {
    if (this.#isSealed || !this.#hasRoomFor(kind)) return;
    const entry = { id: toHex(randomBytes(8)), at: this.#clock.now(), kind, facts };
    this.#entries = [...this.#entries, entry];
    this.#added.emit(entry);
  }

  #hasRoomFor(kind: string): boolean {
    // a session has one end, and it must be told
    if (kind.startsWith('ended-by-')) return true;
    if (this.#entries.length >= maxEntries) return false;
    return this.#entries.filter((entry) => entry.kind === kind).length < maxOfKind;
  }

  /** What was still under way when the session ended is not written behind the end (LG4). */
  seal(): void {
    this.#isSealed = true;
  }
}

/** The log as a text file: one line each, local time with its zone first. */
export function logAsText(entries: readonly LogEntry[], sentence: (entry: LogEntry) => string): string {
  return (
    entries
      .map((entry) => `${localTime(entry.at)} ${zoneAt(entry.at)}  ${oneLine(sentence(entry))}`)
      .join('\r\n') + '\r\n'
  );
}

/** A peer's name in a line must not be able to begin a new line or turn its direction. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
