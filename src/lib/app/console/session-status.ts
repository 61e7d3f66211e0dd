import type { SessionStatus } from '../../session/views.js';

/** How far a session is, as the work panel tells them apart. */
export type SessionStage = 'inviting' | 'waiting' | 'working' | 'held' | 'over';

const stages: Record<SessionStatus, SessionStage> = {
  connecting: 'inviting',
  waiting: 'waiting',
  active: 'working',
  'on-hold': 'held',
  rebooting: 'working',
  reconnecting: 'working',
  offline: 'working',
  'timed-out': 'over',
  closed: 'over',
  'closed-by-waiting-customer': 'over',
  removed: 'over'
};

export const stageOf = (status: SessionStatus): SessionStage => stages[status];

export const canEnd = (status: SessionStatus): boolean =>
  ['waiting', 'working', 'held'].includes(stages[status]);

export const canRemove = (status: SessionStatus): boolean => ['inviting', 'over'].includes(stages[status]);

/** Would leaving the page now interrupt work with a customer? */
export const isUnderWay = (status: SessionStatus): boolean => stages[status] === 'working';
