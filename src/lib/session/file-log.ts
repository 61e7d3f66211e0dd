import { otherRole, type Role } from '../base/roles.js';
import { shortName, shownName } from '../transfer/safe-name.js';
import { fingerprintsOf, type FileEntry } from './file-entries.js';
import type { SessionLog } from './session-log.js';

/** What becomes of the files of a session, as lines of its log. */
export class FileLog {
  readonly #log: Pick<SessionLog, 'add'>;
  readonly #role: Role;

  constructor(log: Pick<SessionLog, 'add'>, role: Role) {
    this.#log = log;
    this.#role = role;
  }

  note(entry: FileEntry, kind: string, facts: Record<string, string> = {}): void {
    const { name, size } = entry.state.facts;
    const sender = entry.way === 'out' ? this.#role : otherRole(this.#role);
    this.#log.add(kind, { name: shortName(shownName(name), 200), size: String(size), sender, ...facts });
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
