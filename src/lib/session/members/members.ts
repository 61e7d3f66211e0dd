/**
 * Who is in a session. Entries, ports and lines of the log name a member by its id.
 *
 * The first technician and the customer have the names of their roles for ids, on the wire and in the database: so
 * every row that was stored before there were members names one. Further members get random ids.
 */
import type { Role } from '../../base/roles.js';

export type MemberId = string;

export interface Member {
  readonly id: MemberId;
  readonly role: Role;
  /** What they call themselves; nothing proves it. */
  readonly name: string;
  readonly isSelf: boolean;
}

/** The id of the first member in each role. */
export const firstOf = (role: Role): MemberId => role;
