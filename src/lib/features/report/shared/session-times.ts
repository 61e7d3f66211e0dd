/** How long a session was, in milliseconds: in all, worked on, on hold, and without the other side. */
export interface SessionTimes {
  total: number;
  worked: number;
  held: number;
  away: number;
}

/** @param log oldest first */
export function sessionTimes(
  log: readonly { at: number; kind: string }[],
  startedAt: number | undefined,
  endedAt: number
): SessionTimes {
  if (startedAt === undefined) return { total: 0, worked: 0, held: 0, away: 0 };
  const times = { total: Math.max(0, endedAt - startedAt), worked: 0, held: 0, away: 0 };
  let isHeld = false;
  let isAway = false;
  let since = startedAt;
  const pass = (until: number): void => {
    const lasted = Math.max(0, Math.min(until, endedAt) - since);
    times[isHeld ? 'held' : isAway ? 'away' : 'worked'] += lasted;
    since = Math.max(since, Math.min(until, endedAt));
  };
  for (const { at, kind } of log) {
    if (at < startedAt || !['held', 'resumed', 'lost', 'back'].includes(kind)) continue;
    pass(at);
    if (kind === 'held') isHeld = true;
    else if (kind === 'resumed') isHeld = false;
    else isAway = kind === 'lost';
  }
  pass(endedAt);
  return times;
}
