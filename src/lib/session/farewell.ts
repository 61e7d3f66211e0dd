import type { Clock } from '../base/clock.js';
import type { Port } from '../base/port.js';
import type { ControlMessage } from './lanes.js';
import type { PeerLink } from './peer-link.js';

/** A peer that is there confirms within a round trip or two. */
const confirmWithinMs = 2_000;
/** A peer that is away may come back in this time and hear that the session is over. */
const keepTellingMs = 15 * 60_000;

/**
 * Tells the other side that the session is over, now or when it comes back, then calls `done` once. Stored keys
 * are gone before; the ones in memory live until `done`.
 */
export function sayFarewell(
  link: PeerLink,
  port: Port<ControlMessage>,
  clock: Clock,
  done: () => void,
  reason?: 'time'
): void {
  const cleanUps: (() => void)[] = [];
  let isDone = false;
  const finish = (): void => {
    if (isDone) return;
    isDone = true;
    for (const cleanUp of cleanUps) cleanUp();
    done();
  };
  const tell = (): void => {
    port.send({ type: 'end', ...(reason && { reason }) });
    cleanUps.push(clock.after(confirmWithinMs, () => link.isUp && finish()));
  };
  cleanUps.push(
    port.onMessage((message) => {
      if (message.type === 'end-seen' || message.type === 'end') finish();
    }),
    link.onUp(tell),
    clock.after(keepTellingMs, finish)
  );
  if (link.isUp) tell();
}
