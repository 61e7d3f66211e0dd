/**
 * The life of a session as one table. Pure: the caller owns clocks, network and storage.
 * Rules LC1–LC6 in docs/protocol.md. Row numbers are those of the reference manual: TRN of its table of
 * transitions, STA where only its table of statuses names the step, or where an End must work from a status that
 * the manual forgot.
 */
import { err, ok, type Result } from '../base/result.js';
import type { SessionStatus } from './views.js';

export type Trigger =
  | 'session-made'
  | 'customer-arrived'
  | 'customer-arrived-and-started'
  | 'not-taken-up'
  | 'monitor'
  | 'start'
  | 'hold'
  | 'transfer'
  | 'transferred-here'
  | 'transfer-returned'
  | 'transfer-taken-back'
  | 'transfer-accepted-elsewhere'
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
  | 'end'
  | 'abort'
  | 'invited'
  | 'invitation-withdrawn'
  | 'accepted-invitation'
  | 'lead-handed-over'
  | 'lead-taken'
  | 'removed-by-lead'
  | 'session-over';

/**
 * What decides between rows of the same start and trigger:
 * `before`, the status the session had before it was lost or rebooted is this row's target;
 * `started`/`unstarted`, whether a technician had ever picked it up.
 */
type Condition = 'before' | 'started' | 'unstarted';

export interface Transition {
  row: string;
  from: SessionStatus | 'none';
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
  row('TRN-01', 'none', 'session-made', 'connecting'),
  row('STA-07', 'none', 'invited', 'invitation'),
  row('TRN-02', 'connecting', 'customer-arrived', 'waiting'),
  row('TRN-03', 'connecting', 'not-taken-up', 'removed'),
  row('TRN-04', 'connecting', 'time-out', 'removed'),
  row('TRN-05', 'connecting', 'customer-arrived-and-started', 'active'),
  row('TRN-83', 'connecting', 'monitor', 'waiting'),
  row('STA-14', 'connecting', 'end', 'removed'),

  row('TRN-06', 'waiting', 'start', 'active'),
  row('TRN-07', 'waiting', 'transfer', 'outgoing'),
  row('TRN-08', 'waiting', 'time-out-and-remove', 'removed'),
  row('TRN-09', 'waiting', 'network-lost', 'reconnecting'),
  row('TRN-10', 'waiting', 'reboot', 'rebooting'),
  row('TRN-11', 'waiting', 'transferred-here', 'incoming'),
  row('TRN-12', 'waiting', 'time-out', 'timed-out'),
  row('TRN-13', 'waiting', 'customer-closed', 'closed-by-waiting-customer'),
  row('TRN-84', 'waiting', 'monitor', 'active'),
  row('STA-14', 'waiting', 'end', 'removed'),

  row('TRN-14', 'active', 'customer-closed', 'closed'),
  row('TRN-15', 'active', 'time-out', 'timed-out'),
  row('TRN-16', 'active', 'end', 'removed'),
  row('TRN-17', 'active', 'reboot', 'rebooting'),
  row('TRN-18', 'active', 'network-lost', 'reconnecting'),
  row('TRN-19', 'active', 'lead-handed-over', 'collaborating'),
  row('TRN-20', 'active', 'hold', 'on-hold'),
  row('TRN-21', 'active', 'transfer', 'outgoing'),
  row('TRN-22', 'active', 'transferred-here', 'incoming'),
  row('TRN-23', 'active', 'away-too-long', 'offline'),
  row('TRN-24', 'active', 'abort', 'aborted'),
  row('TRN-25', 'active', 'customer-closed-unattended', 'closed-by-waiting-customer'),
  row('TRN-85', 'active', 'session-over', 'closed'),
  row('TRN-86', 'active', 'end', 'removed'),

  row('TRN-26', 'on-hold', 'start', 'active', 'started'),
  row('TRN-27', 'on-hold', 'transfer', 'outgoing'),
  row('TRN-28', 'on-hold', 'reboot', 'rebooting'),
  row('TRN-29', 'on-hold', 'accepted-invitation', 'collaborating'),
  row('TRN-30', 'on-hold', 'customer-closed', 'closed'),
  row('TRN-31', 'on-hold', 'network-lost', 'reconnecting'),
  row('TRN-32', 'on-hold', 'time-out', 'timed-out'),
  row('STA-14', 'on-hold', 'end', 'removed'),

  row('TRN-33', 'reconnecting', 'network-back', 'active', 'before'),
  row('TRN-34', 'reconnecting', 'network-back', 'on-hold', 'before'),
  row('TRN-35', 'reconnecting', 'time-out', 'timed-out'),
  row('TRN-36', 'reconnecting', 'end', 'removed'),
  row('TRN-37', 'reconnecting', 'network-back', 'waiting', 'before'),
  row('TRN-38', 'reconnecting', 'network-back', 'incoming', 'before'),
  row('TRN-39', 'reconnecting', 'network-back', 'outgoing', 'before'),
  row('TRN-40', 'reconnecting', 'away-too-long', 'offline'),
  row('TRN-41', 'reconnecting', 'customer-closed', 'closed'),

  row('TRN-42', 'offline', 'network-back', 'active', 'before'),
  row('TRN-43', 'offline', 'time-out', 'timed-out'),
  row('TRN-44', 'offline', 'end', 'removed'),
  row('TRN-45', 'offline', 'network-back', 'on-hold', 'before'),
  row('TRN-46', 'offline', 'network-back', 'waiting', 'before'),
  row('TRN-47', 'offline', 'network-back', 'incoming', 'before'),
  row('TRN-47', 'offline', 'network-back', 'outgoing', 'before'),
  row('TRN-48', 'offline', 'customer-closed', 'closed'),

  row('TRN-49', 'incoming', 'transfer', 'outgoing'),
  row('TRN-50', 'incoming', 'network-lost', 'reconnecting'),
  row('TRN-51', 'incoming', 'reboot', 'rebooting'),
  row('TRN-52', 'incoming', 'transfer-taken-back', 'removed'),
  row('TRN-53', 'incoming', 'start', 'active'),
  row('TRN-54', 'incoming', 'time-out', 'timed-out'),
  row('TRN-55', 'incoming', 'customer-closed', 'closed', 'started'),
  row('TRN-55', 'incoming', 'customer-closed', 'closed-by-waiting-customer', 'unstarted'),

  row('TRN-56', 'outgoing', 'start', 'active'),
  row('TRN-57', 'outgoing', 'transfer-returned', 'incoming'),
  row('TRN-58', 'outgoing', 'reboot', 'rebooting'),
  row('TRN-59', 'outgoing', 'customer-closed', 'closed'),
  row('TRN-60', 'outgoing', 'transfer-accepted-elsewhere', 'removed'),
  row('TRN-61', 'outgoing', 'network-lost', 'reconnecting'),
  row('TRN-61', 'outgoing', 'time-out', 'timed-out'),

  row('TRN-62', 'invitation', 'accepted-invitation', 'collaborating'),
  row('TRN-63', 'invitation', 'invitation-withdrawn', 'removed'),

  row('TRN-64', 'collaborating', 'reboot', 'rebooting'),
  row('TRN-65', 'collaborating', 'time-out', 'removed'),
  row('TRN-66', 'collaborating', 'session-over', 'closed'),
  row('TRN-67', 'collaborating', 'hold', 'on-hold'),
  row('TRN-68', 'collaborating', 'removed-by-lead', 'removed'),
  row('TRN-69', 'collaborating', 'lead-taken', 'active'),

  row('TRN-70', 'rebooting', 'reboot-finished', 'active', 'before'),
  row('TRN-71', 'rebooting', 'session-over', 'closed'),
  row('TRN-72', 'rebooting', 'removed-by-lead', 'removed'),
  row('TRN-73', 'rebooting', 'reboot-finished', 'outgoing', 'before'),
  row('TRN-74', 'rebooting', 'reboot-finished', 'on-hold', 'before'),
  row('TRN-75', 'rebooting', 'reboot-finished', 'incoming', 'before'),
  row('TRN-76', 'rebooting', 'reboot-finished', 'collaborating', 'before'),
  row('TRN-77', 'rebooting', 'reboot-finished', 'waiting', 'before'),
  row('TRN-78', 'rebooting', 'away-too-long', 'offline'),
  row('STA-09', 'rebooting', 'customer-closed', 'closed'),
  row('STA-09', 'rebooting', 'end', 'removed'),

  row('TRN-79', 'closed', 'end', 'removed'),
  row('TRN-87', 'closed', 'end', 'removed'),
  row('STA-14', 'closed-by-waiting-customer', 'end', 'removed'),
  row('STA-14', 'aborted', 'end', 'removed'),
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
  'aborted',
  'timed-out',
  'removed'
];

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
    startedAt: life.startedAt ?? (to === 'active' || to === 'collaborating' ? now : undefined)
  });
}
