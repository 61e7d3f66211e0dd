/**
 * The life of a session as one table. Pure: the caller owns clocks, network and storage.
 * Rules LC1–LC6 in docs/protocol.md; the numbers of rows are explained in docs/reference.md. Every row can happen: what
 * hand-over and collaboration add comes with them.
 */
import { err, ok, type Result } from '../../base/result.js';
import type { SessionStatus } from '../views.js';

export type Trigger =
  | 'customer-arrived'
  | 'customer-arrived-and-started'
  | 'not-taken-up'
  | 'start'
  | 'hold'
  | 'network-lost'
  | 'network-back'
  | 'away-too-long'
  | 'reboot'
  | 'reboot-finished'
  | 'time-out'
  /** The time-out of a waiting session where the settings say that its row goes at once. */
  | 'time-out-and-remove'
  | 'system-time-out'
  | 'customer-closed'
  /** The customer closes a session that started by itself and that no technician has looked at. */
  | 'customer-closed-unattended'
  | 'end';

/**
 * What decides between rows of the same start and trigger:
 * `before`, the status the session had before it was lost or rebooted is this row's target;
 * `started`/`unstarted`, whether a technician had ever picked it up.
 */
type Condition = 'before' | 'started' | 'unstarted';

export interface Transition {
  row: string;
  from: SessionStatus;
  trigger: Trigger;
  to: SessionStatus | 'none';
  when?: Condition;
}

const row = (
  id: string,
  from: Transition['from'],
  trigger: Trigger,
  to: Transition['to'],
  when?: Condition
): Transition => ({ row: id, from, trigger, to, ...(when && { when }) });

export const transitions: readonly Transition[] = [
  row('TRN-02', 'connecting', 'customer-arrived', 'waiting'),
  row('TRN-03', 'connecting', 'not-taken-up', 'removed'),
  row('TRN-04', 'connecting', 'time-out', 'removed'),
  row('TRN-05', 'connecting', 'customer-arrived-and-started', 'active'),
  row('STA-14', 'connecting', 'end', 'removed'),

  row('TRN-06', 'waiting', 'start', 'active'),
  row('TRN-08', 'waiting', 'time-out-and-remove', 'removed'),
  row('TRN-09', 'waiting', 'network-lost', 'reconnecting'),
  row('TRN-10', 'waiting', 'reboot', 'rebooting'),
  row('TRN-12', 'waiting', 'time-out', 'timed-out'),
  row('TRN-13', 'waiting', 'customer-closed', 'closed-by-waiting-customer'),
  row('STA-14', 'waiting', 'end', 'removed'),

  row('TRN-14', 'active', 'customer-closed', 'closed'),
  row('TRN-15', 'active', 'time-out', 'timed-out'),
  row('TRN-16', 'active', 'end', 'removed'),
  row('TRN-17', 'active', 'reboot', 'rebooting'),
  row('TRN-18', 'active', 'network-lost', 'reconnecting'),
  row('TRN-20', 'active', 'hold', 'on-hold'),
  row('TRN-23', 'active', 'away-too-long', 'offline'),
  row('TRN-25', 'active', 'customer-closed-unattended', 'closed-by-waiting-customer'),

  row('TRN-26', 'on-hold', 'start', 'active', 'started'),
  row('TRN-28', 'on-hold', 'reboot', 'rebooting'),
  row('TRN-30', 'on-hold', 'customer-closed', 'closed'),
  row('TRN-31', 'on-hold', 'network-lost', 'reconnecting'),
  row('TRN-32', 'on-hold', 'time-out', 'timed-out'),
  row('STA-14', 'on-hold', 'end', 'removed'),

  row('TRN-33', 'reconnecting', 'network-back', 'active', 'before'),
  row('TRN-34', 'reconnecting', 'network-back', 'on-hold', 'before'),
  row('TRN-35', 'reconnecting', 'time-out', 'timed-out'),
  row('TRN-36', 'reconnecting', 'end', 'removed'),
  row('TRN-37', 'reconnecting', 'network-back', 'waiting', 'before'),
  row('TRN-40', 'reconnecting', 'away-too-long', 'offline'),
  row('TRN-41', 'reconnecting', 'customer-closed', 'closed'),

  row('TRN-42', 'offline', 'network-back', 'active', 'before'),
  row('TRN-43', 'offline', 'time-out', 'timed-out'),
  row('TRN-44', 'offline', 'end', 'removed'),
  row('TRN-45', 'offline', 'network-back', 'on-hold', 'before'),
  row('TRN-46', 'offline', 'network-back', 'waiting', 'before'),
  row('TRN-48', 'offline', 'customer-closed', 'closed'),

  row('TRN-70', 'rebooting', 'reboot-finished', 'active', 'before'),
  row('TRN-74', 'rebooting', 'reboot-finished', 'on-hold', 'before'),
  row('TRN-77', 'rebooting', 'reboot-finished', 'waiting', 'before'),
  row('TRN-78', 'rebooting', 'away-too-long', 'offline'),
  row('STA-09', 'rebooting', 'customer-closed', 'closed'),
  row('STA-09', 'rebooting', 'end', 'removed'),

  row('TRN-79', 'closed', 'end', 'removed'),
  row('STA-14', 'closed-by-waiting-customer', 'end', 'removed'),
  row('TRN-80', 'timed-out', 'time-out', 'timed-out'),
  row('TRN-81', 'timed-out', 'end', 'removed'),
  row('TRN-82', 'timed-out', 'system-time-out', 'none')
];

/** Where a session stands. Times in milliseconds since the epoch. */
export interface LifeCycle {
  status: SessionStatus;
  /** When this status began. */
  since: number;
  /** What to return to from reconnecting, offline and rebooting. */
  before: SessionStatus | undefined;
  /** When that one had begun: an interruption takes no time away from it. */
  beforeSince?: number | undefined;
  /** When a technician first picked the session up. */
  startedAt: number | undefined;
}

const interruptions: readonly SessionStatus[] = ['reconnecting', 'offline', 'rebooting'];
const overStatuses: readonly SessionStatus[] = [
  'closed',
  'closed-by-waiting-customer',
  'timed-out',
  'removed'
];

const statuses: ReadonlySet<string> = new Set(transitions.flatMap(({ from, to }) => [from, to]));

/** Is it one that this page knows? What is stored may be of a newer one. */
export const isStatus = (status: string | undefined): status is SessionStatus =>
  status !== undefined && status !== 'none' && statuses.has(status);

export const isInterrupted = (status: SessionStatus): boolean => interruptions.includes(status);
export const isOver = (status: SessionStatus): boolean => overStatuses.includes(status);

export const newLifeCycle = (now: number): LifeCycle => ({
  status: 'connecting',
  since: now,
  before: undefined,
  startedAt: undefined
});

function isMet(condition: Condition | undefined, to: Transition['to'], life: LifeCycle): boolean {
  switch (condition) {
    case undefined:
      return true;
    case 'before':
      return life.before === to;
    case 'started':
      return life.startedAt !== undefined;
    case 'unstarted':
      return life.startedAt === undefined;
  }
}

/** What an interruption that begins in `life`, or goes on in it, leads back to. */
const beforeOf = ({
  status,
  since,
  before,
  beforeSince
}: LifeCycle): Partial<LifeCycle> & Pick<LifeCycle, 'before'> =>
  isInterrupted(status) ? { before, beforeSince } : { before: status, beforeSince: since };

/**
 * One step of the machine, or `not-in-the-table` with nothing changed.
 * A transition into `none` (two weeks are over) leaves the status as it is: the caller drops the session.
 */
export function step(life: LifeCycle, trigger: Trigger, now: number): Result<LifeCycle, 'not-in-the-table'> {
  const found = transitions.find(
    (each) => each.from === life.status && each.trigger === trigger && isMet(each.when, each.to, life)
  );
  if (!found) return err('not-in-the-table');
  const { to } = found;
  if (to === 'none' || to === life.status) return ok(life);
  const isReturn = isInterrupted(life.status) && to === life.before;
  return ok({
    status: to,
    since: isReturn ? (life.beforeSince ?? now) : now,
    ...(isInterrupted(to) ? beforeOf(life) : { before: undefined, beforeSince: undefined }),
    startedAt: life.startedAt ?? (to === 'active' ? now : undefined)
  });
}
