import { Emitter } from '../../base/emitter.js';
import type { Port } from '../../base/port.js';

/** Two ends of one lane in memory. `sent` holds everything that was sent from either end; `lose` loses what follows. */
export function portPair<T>(): { ends: [Port<T>, Port<T>]; sent: T[]; lose(isLosing: boolean): void } {
  let isLosing = false;
  const inboxes = [new Emitter<T>(), new Emitter<T>()] as const;
  const sent: T[] = [];
  const end = (own: 0 | 1): Port<T> => ({
    send(message) {
      sent.push(message);
      if (isLosing) return;
      const copy = structuredClone(message);
      queueMicrotask(() => inboxes[own === 0 ? 1 : 0].emit(copy));
    },
    onMessage: inboxes[own].on
  });
  return { ends: [end(0), end(1)], sent, lose: (lost) => void (isLosing = lost) };
}
