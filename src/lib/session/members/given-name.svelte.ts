import { peerName } from '../../base/peer-text.js';
import type { Role } from '../../base/roles.js';
import type { SessionLog } from '../log/session-log.js';

/** So many other names are written down; one more tells nobody anything. */
const maxRenamings = 20;

/** What the other side calls itself: fixed by its first greeting. Any other name is a line of the log (EN6). */
export class GivenName {
  readonly #role: Role;
  readonly #log: SessionLog;
  #fixed = $state('');
  #last: string;
  #renamings = 0;

  #isGreeted: boolean;

  /**
   * @param role of who bears the name
   * @param saved as the record of a session has it that was there before this load
   */
  constructor(role: Role, log: SessionLog, saved: string | undefined) {
    this.#role = role;
    this.#log = log;
    this.#isGreeted = saved !== undefined;
    this.#last = this.#fixed = peerName(saved ?? '');
  }

  get name(): string {
    return this.#fixed;
  }

  /** @param said what a greeting has for a name */
  hear(said: string): void {
    const name = peerName(said);
    const isFirst = !this.#isGreeted;
    this.#isGreeted = true;
    if (name === this.#last || name === '') return;
    const before = this.#last;
    this.#last = name;
    this.#fixed ||= name;
    if (isFirst || this.#renamings >= maxRenamings) return;
    this.#renamings++;
    if (before === '') this.#log.add('named', { name });
    else this.#log.add(`${this.#role}-renamed`, { name, before });
  }
}
