import type { Clock } from '../../base/clock.js';
import type { Port } from '../../base/port.js';
import type { ControlMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { PeerKnowledge, TimeLeft } from '../views.js';

interface Options {
  port: Port<ControlMessage>;
  link: PeerLink;
  clock: Clock;
  log: SessionLog;
}

/** More than this of a change of sight is not written down: a customer who clicks around fills no log. */
const maxSightLines = 200;

/** What the technician's page hears of the customer's, how old that is, and what it asks for (LC8, LC9, LC12). */
export class TechnicianDay {
  readonly #options: Options;
  readonly #cleanUps: (() => void)[];
  #heardAt = $state<number | undefined>();
  #isVisible = $state<boolean | undefined>();
  #timeLeft = $state.raw<TimeLeft | undefined>();
  #restart = $state<'none' | 'asked' | 'declined'>('none');
  #activeAt: number;
  #sightLines = 0;

  constructor(options: Options) {
    const { port, link, clock } = options;
    this.#options = options;
    this.#activeAt = clock.now();
    this.#cleanUps = [
      port.onMessage((message) => this.#receive(message)),
      link.onHeard(() => this.#hear()),
      link.onUp(() => this.#hear())
    ];
  }

  readonly peer: PeerKnowledge = (() => {
    const heardAt = (): number | undefined => this.#heardAt;
    const isVisible = (): boolean | undefined => this.#isVisible;
    return {
      get heardAt() {
        return heardAt();
      },
      get isVisible() {
        return isVisible();
      }
    };
  })();

  get timeLeft(): TimeLeft | undefined {
    return this.#timeLeft;
  }

  get restart(): 'none' | 'asked' | 'declined' {
    return this.#restart;
  }

  /** When the customer last did something here. */
  get activeAt(): number {
    return this.#activeAt;
  }

  askRestart(): void {
    this.#restart = 'asked';
    this.#options.log.add('restart-asked');
    this.#options.port.send({ type: 'ask-restart' });
  }

  /** A page that is new does not know what the one before it was asked. */
  peerCame(): void {
    this.#restart = 'none';
    this.#activeAt = this.#options.clock.now();
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  /** Once a second at most: what is heard is shown with its age in seconds. */
  #hear(): void {
    const now = this.#options.clock.now();
    if (this.#heardAt === undefined || Math.abs(now - this.#heardAt) >= 1_000) this.#heardAt = now;
  }

  #receive(message: ControlMessage): void {
    const { clock, log } = this.#options;
    switch (message.type) {
      case 'here':
        if (this.#isVisible !== undefined && this.#isVisible !== message.isVisible) {
          if (this.#sightLines++ < maxSightLines)
            log.add(message.isVisible ? 'page-in-front' : 'page-behind');
        }
        this.#isVisible = message.isVisible;
        return;
      case 'time-left':
        this.#timeLeft = { endsAt: clock.now() + message.ms, isRunning: message.isRunning };
        return;
      case 'restart':
        if (message.answer === 'declined' && this.#restart !== 'asked') return;
        this.#restart = message.answer === 'declined' ? 'declined' : 'none';
        return;
      default:
        return;
    }
  }
}
