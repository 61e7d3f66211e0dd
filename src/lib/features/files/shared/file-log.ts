import { otherRole, type Role } from '../../../base/roles.js';
import { shortName, shownName } from '../../../transfer/safe-name.js';
import { fingerprintsOf, type FileEntry } from './file-entries.js';
import type { facts } from '../facts.js';

/** Kinds of lines that are about one file. */
type FileKind = Exclude<keyof (typeof facts)['log'], `files-${string}`>;
type Facts = Readonly<Record<string, string>>;
type Write = (kind: FileKind, facts: Facts) => void;

/** What becomes of the files of a session, as lines of its log. */
export class FileLog {
  readonly #log: Write;
  readonly #role: Role;

  constructor(log: Write, role: Role) {
    this.#log = log;
    this.#role = role;
  }

  note(entry: FileEntry, kind: FileKind, facts: Facts = {}): void {
    const { name, size } = entry.state.facts;
    const sender = entry.way === 'out' ? this.#role : otherRole(this.#role);
    this.#log(kind, { name: shortName(shownName(name), 200), size: String(size), sender, ...facts });
  }

  /** The phase that the transfer has come to, where it is one to be told. */
  notePhase(entry: FileEntry): void {
    const { phase, failure, by } = entry.state;
    switch (phase) {
      case 'done':
        return this.note(entry, 'file-done', { ...fingerprintsOf(entry) });
      case 'failed':
        return this.note(entry, 'file-failed', { why: failure ?? '' });
      case 'declined':
        return this.note(entry, 'file-declined');
      case 'cancelled':
        return this.note(entry, 'file-cancelled', {
          who: by === 'here' ? this.#role : otherRole(this.#role)
        });
      default:
        return;
    }
  }
}
