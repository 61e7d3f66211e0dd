import { every, type Clock } from '../../base/clock.js';
import type { Port } from '../../base/port.js';
import type { ControlMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import { TimeLimit, type SavedTimeLimit } from '../time-limit.svelte.js';
import type { RestartPhase, TimeLeft } from '../views.js';

/** The technician's page shows how old its knowledge is; this keeps it young. */
const sayHereEveryMs = 20_000;

/** Without a tick for this long the computer slept: for its grants that is as long without the technician (CO4). */
const sleptMs = 5 * 60_000;

/** What of it is kept over a reload. */
export interface SavedDay {
  timeLimit?: SavedTimeLimit | undefined;
  /** The customer said that the computer restarts. */
  isRestarting?: boolean | undefined;
}

interface Options {
  port: Port<ControlMessage>;
  link: PeerLink;
  clock: Clock;
  log: SessionLog;
  saved: SavedDay | undefined;
  isActive(): boolean;
  /** The computer is about to restart: nothing may be shared any more. */
  onRestarting(): void;
  onTimeOver(): void;
  /** The computer has just woken up. */
  onSlept(): void;
  onChanged(): void;
}

/** The customer's side of presence, restarts and the time limit (LC8, LC9, LC12). */
export class CustomerDay {
  readonly #options: Options;
  readonly #limit: TimeLimit;
  readonly #cleanUps: (() => void)[];
  #restart = $state<RestartPhase>('none');
  #awakeAt: number;

  constructor(options: Options) {
    const { port, link, clock, saved } = options;
    this.#options = options;
    this.#awakeAt = clock.now();
    this.#limit = new TimeLimit(clock, saved?.timeLimit, {
      onOver: options.onTimeOver,
      onChange: () => {
        this.#tellTime();
        options.onChanged();
      }
    });
    const sayHere = (): void =>
      port.send({ type: 'here', isVisible: document.visibilityState === 'visible' });
    document.addEventListener('visibilitychange', sayHere);
    this.#cleanUps = [
      port.onMessage((message) => this.#receive(message)),
      link.onDown(() => this.#noteAwake()),
      link.onUp(() => {
        this.#noteAwake();
        sayHere();
        this.#tellTime();
      }),
      every(clock, sayHereEveryMs, () => {
        this.#noteAwake();
        sayHere();
      }),
      () => document.removeEventListener('visibilitychange', sayHere)
    ];
  }

  get timeLeft(): TimeLeft | undefined {
    const { endsAt, isRunning } = this.#limit;
    return endsAt === undefined ? undefined : { endsAt, isRunning };
  }

  get restart(): RestartPhase {
    return this.#restart;
  }

  get saved(): SavedDay {
    return { timeLimit: this.#limit.saved, isRestarting: this.#restart === 'going' };
  }

  extendTime(): void {
    this.#limit.extend();
    this.#options.log.add('time-extended');
  }

  answerRestart(answer: 'going' | 'off' | 'declined'): void {
    const { port, log } = this.#options;
    if (answer === 'going') {
      this.#options.onRestarting();
      log.add('restarting');
    } else if (answer === 'off') log.add('restart-off');
    else log.add('restart-declined');
    port.send({ type: 'restart', answer });
    this.#restart = answer === 'going' ? 'going' : 'none';
    this.#options.onChanged();
  }

  /** The technician's page says where the session stands. */
  noteStatus(isActive: boolean): void {
    this.#limit.run(isActive);
  }

  close(): void {
    this.#limit.close();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #noteAwake(): void {
    const now = this.#options.clock.now();
    const asleepMs = now - this.#awakeAt;
    this.#awakeAt = now;
    if (asleepMs >= sleptMs) this.#options.onSlept();
  }

  #tellTime(): void {
    const { leftMs, isRunning } = this.#limit;
    if (leftMs !== undefined)
      this.#options.port.send({ type: 'time-left', ms: Math.round(leftMs), isRunning });
  }

  #receive(message: ControlMessage): void {
    switch (message.type) {
      case 'ask-restart':
        if (this.#restart !== 'none') return;
        this.#restart = 'asked';
        this.#options.log.add('restart-asked');
        return;
      case 'time-limit':
        this.#limit.set(message.minutes, this.#options.isActive());
        return;
      default:
        return;
    }
  }
}
