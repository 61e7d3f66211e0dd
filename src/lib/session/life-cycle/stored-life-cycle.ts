import type { SessionRecord } from '../../history/session-record.js';
import { isInterrupted, isStatus, newLifeCycle, type LifeCycle } from './life-cycle.js';

/** The technician's alone: a customer's page is told where the session stands. */
export function lifeFromRecord(record: SessionRecord): LifeCycle {
  const { status, statusSince, previousStatus, previousSince, startedAt } = record;
  const before = isStatus(previousStatus) ? previousStatus : undefined;
  // A newer page has statuses that this one has not: whoever was in one is found again where this one can go on.
  if (!isStatus(status)) return { ...newLifeCycle(statusSince), status: 'waiting', startedAt };
  // An interruption whose beginning is not known cannot lead back anywhere.
  if (isInterrupted(status) && !before) return newLifeCycle(statusSince);
  return { status, since: statusSince, before, beforeSince: previousSince, startedAt };
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
