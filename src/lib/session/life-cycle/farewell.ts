import type { Clock } from '../../base/clock.js';
import type { Port } from '../../base/port.js';
import type { ControlMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';

/** A peer that is there confirms within a round trip or two. */
const confirmWithinMs = 2_000;
/** A peer that is away may come back in this time and hear that the session is over. */
const keepTellingMs = 15 * 60_000;
/** The confirmation must leave before the way is closed. */
const closeAfterMs = 200;

interface Options {
  link: Pick<PeerLink, 'isUp' | 'onUp'>;
  port: Port<ControlMessage>;
  clock: Clock;
  /**
   * The other side ended the session, or its time did.
   * @returns whether it ends here by that; not when it was over
   */
  onHeard(reason: 'time' | undefined): boolean;
  /** Called once: the other side knows, or cannot be waited for. What is in memory lives until then. */
  onDone(): void;
}

/** How the end of a session passes from one page to the other (EN2): either side says it, the other confirms. */
export class Farewell {
  readonly #options: Options;
  readonly #cleanUps: (() => void)[] = [];
  #isSaid = false;
  #isDone = false;

  constructor(options: Options) {
    this.#options = options;
    options.port.onMessage((message) => this.#receive(message));
  }

  /** Tells the other side, now or when it comes back. Stored keys are gone before. */
  say(reason?: 'time'): void {
    const { link, port, clock } = this.#options;
    this.#isSaid = true;
    const tell = (): void => {
      port.send({ type: 'end', ...(reason && { reason }) });
      this.#cleanUps.push(clock.after(confirmWithinMs, () => link.isUp && this.#finish()));
    };
    this.#cleanUps.push(
      link.onUp(tell),
      clock.after(keepTellingMs, () => this.#finish())
    );
    if (link.isUp) tell();
  }

  #receive(message: ControlMessage): void {
    const { port, clock, onHeard } = this.#options;
    if (message.type === 'end') port.send({ type: 'end-seen' });
    else if (message.type !== 'end-seen') return;
    if (this.#isSaid) return this.#finish();
    if (message.type === 'end' && onHeard(message.reason)) clock.after(closeAfterMs, () => this.#finish());
  }

  #finish(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#options.onDone();
  }
}
