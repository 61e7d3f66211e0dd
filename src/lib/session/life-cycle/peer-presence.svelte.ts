import type { Clock } from '../../base/clock.js';
import type { Port } from '../../base/port.js';
import type { ControlMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { PeerKnowledge } from '../views.js';

interface Options {
  port: Port<ControlMessage>;
  link: Pick<PeerLink, 'onHeard' | 'onUp'>;
  clock: Clock;
  log: SessionLog;
}

/** Log lines about the visibility of the customer's page are capped: a customer who clicks around fills no log. */
const maxSightLines = 200;

/** What the technician's page hears of the customer's, and how old that is (LC8). */
export class PeerPresence implements PeerKnowledge {
  readonly #clock: Clock;
  readonly #log: SessionLog;
  readonly #cleanUps: (() => void)[];
  #heardAt = $state<number | undefined>();
  #isVisible = $state<boolean | undefined>();
  #cameAt: number;
  #sightLines = 0;

  constructor({ port, link, clock, log }: Options) {
    this.#clock = clock;
    this.#log = log;
    this.#cameAt = clock.now();
    this.#cleanUps = [
      port.onMessage((message) => {
        if (message.type === 'here') this.#see(message.isVisible);
      }),
      link.onHeard(() => this.#hear()),
      link.onUp(() => {
        this.#hear();
        this.#cameAt = clock.now();
      })
    ];
  }

  get heardAt(): number | undefined {
    return this.#heardAt;
  }

  get isVisible(): boolean | undefined {
    return this.#isVisible;
  }

  /** When the customer's page last came; before, when this page began. */
  get cameAt(): number {
    return this.#cameAt;
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  /** Once a second at most: what is heard is shown with its age in seconds. */
  #hear(): void {
    const now = this.#clock.now();
    if (this.#heardAt === undefined || Math.abs(now - this.#heardAt) >= 1_000) this.#heardAt = now;
  }

  #see(isVisible: boolean): void {
    const isNews = this.#isVisible !== undefined && this.#isVisible !== isVisible;
    if (isNews && this.#sightLines++ < maxSightLines)
      this.#log.add(isVisible ? 'page-in-front' : 'page-behind');
    this.#isVisible = isVisible;
  }
}
