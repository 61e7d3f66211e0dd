/** What the technician should hear of, as the difference of two looks at the sessions. Pure (TC17). */
import type { SoundEvent } from '../../../session/settings/setting-fields.js';
import type { SessionStatus } from '../../../session/views.js';

/** One session at one look. */
export interface SessionLook {
  id: string;
  name: string;
  status: SessionStatus;
  /** Messages of the customer so far. */
  received: number;
  isUrgent: boolean;
  /** Lines of the log that say that the customer declined something. */
  refusals: number;
  /** Files that the customer has offered so far. */
  files: number;
}

export interface Look {
  sessions: readonly SessionLook[];
  hasNetwork: boolean;
  /** Can the technician see the console? */
  isVisible: boolean;
  /** Session whose chat box has the keyboard. */
  writingIn: string | undefined;
}

export interface Signal {
  event: SoundEvent;
  /** `undefined` when it is about no session. */
  session: SessionLook | undefined;
}

/** Lines that say that the customer declined something: a file that the customer sent was declined here. */
export const refusalsIn = (
  log: readonly { kind: string; facts: Readonly<Record<string, string>> }[]
): number =>
  log.filter(({ kind, facts }) => kind.endsWith('-declined') && facts['sender'] !== 'customer').length;

const isThere = (status: SessionStatus): boolean => status !== 'connecting';

export function signalsBetween(before: Look, now: Look): Signal[] {
  const signals: Signal[] = [];
  const known = new Map(before.sessions.map((session) => [session.id, session]));
  for (const session of now.sessions) {
    const was = known.get(session.id);
    const tell = (event: SoundEvent): void => void signals.push({ event, session });
    // a session that this page has just opened again is no news
    if (!was) continue;
    if (!isThere(was.status) && isThere(session.status) && session.status !== 'removed')
      tell(now.isVisible ? 'new-session' : 'new-session-hidden');
    if (session.status === 'reconnecting' && was.status !== 'reconnecting' && now.hasNetwork)
      tell('customer-lost');
    if (session.refusals > was.refusals) tell('request-refused');
    if (session.isUrgent && !was.isUrgent) tell('urgent');
    if (session.received > was.received) {
      if (!now.isVisible) tell('chat-hidden');
      else if (now.writingIn !== session.id) tell('chat-unfocused');
    }
    if (session.files > was.files) tell('file-offered');
  }
  if (before.hasNetwork && !now.hasNetwork) signals.push({ event: 'network-lost', session: undefined });
  return signals;
}
