import { every, type Clock } from '../../base/clock.js';
import type { Port } from '../../base/port.js';
import type { ControlMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';

/** The technician's page shows how old its knowledge is; this keeps it young. */
const sayHereEveryMs = 20_000;

/** Without a tick for this long the computer slept: for its grants that is as long without the technician (CO4). */
const sleptMs = 5 * 60_000;

interface Options {
  port: Port<ControlMessage>;
  link: Pick<PeerLink, 'onUp' | 'onDown'>;
  clock: Clock;
  /** The computer has just woken up. */
  onSlept(): void;
}

/** The customer's page says that it is alive and whether it is looked at (LC8), and notices when its computer slept. */
export class PagePresence {
  readonly #clock: Clock;
  readonly #onSlept: () => void;
  readonly #cleanUps: (() => void)[];
  #awakeAt: number;

  constructor({ port, link, clock, onSlept }: Options) {
    this.#clock = clock;
    this.#onSlept = onSlept;
    this.#awakeAt = clock.now();
    const sayHere = (): void =>
      port.send({ type: 'here', isVisible: document.visibilityState === 'visible' });
    document.addEventListener('visibilitychange', sayHere);
    this.#cleanUps = [
      link.onDown(() => this.#noteAwake()),
      link.onUp(() => {
        this.#noteAwake();
        sayHere();
      }),
      every(clock, sayHereEveryMs, () => {
        this.#noteAwake();
        sayHere();
      }),
      () => document.removeEventListener('visibilitychange', sayHere)
    ];
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #noteAwake(): void {
    const now = this.#clock.now();
    const asleepMs = now - this.#awakeAt;
    this.#awakeAt = now;
    if (asleepMs >= sleptMs) this.#onSlept();
  }
}
