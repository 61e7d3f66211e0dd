import type { SessionRecord } from '../history/session-record.js';
import { isInterrupted, newLifeCycle, type LifeCycle } from './life-cycle.js';
import type { SessionStatus } from './views.js';

/** The technician's alone: a customer's page is told where the session stands. */
export function lifeFromRecord(record: SessionRecord): LifeCycle {
  const { status, statusSince, previousStatus, previousSince, startedAt } = record;
  const known = status as SessionStatus;
  const before = previousStatus as SessionStatus | undefined;
  // An interruption whose beginning is not known cannot lead back anywhere.
  if (isInterrupted(known) && !before) return newLifeCycle(statusSince);
  return { status: known, since: statusSince, before, beforeSince: previousSince, startedAt };
}

export function lifeToRecord({
  status,
  since,
  before,
  beforeSince,
  startedAt
}: LifeCycle): Pick<
  SessionRecord,
  'status' | 'statusSince' | 'previousStatus' | 'previousSince' | 'startedAt'
> {
  return {
    status,
    statusSince: since,
    ...(before && { previousStatus: before }),
    ...(beforeSince !== undefined && { previousSince: beforeSince }),
    ...(startedAt !== undefined && { startedAt })
  };
}
