import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { maxCandidates } from './description-check.js';
import type { Description, IceRestart } from './ice-restart.js';
import { TokenBucket } from '../base/token-bucket.js';
import type { RelayLane } from './relay-lane.js';
import type { Candidate, RenewalMessage } from './renewal-message.js';

export interface RenewalOptions {
  lane: Pick<RelayLane, 'send' | 'onMessage' | 'onOpened'>;
  ice: Pick<IceRestart, 'offer' | 'answer' | 'accept' | 'add' | 'onLateCandidates'>;
  /** Exactly one of the two sides offers, so that two offers never meet. */
  isOfferer: boolean;
  clock: Clock;
}

/** One offer and what becomes of it. */
interface Round {
  number: number;
  since: number;
  /** This side's description, once it was sent. */
  said: RenewalMessage | undefined;
  /** The offerer has the answer, or the other side has sent it. */
  isExchanged: boolean;
  /** What the peer may still send. */
  candidatesLeft: number;
  /** Candidates that came before the description that they belong to. */
  early: Candidate[];
}

/** From one try to the next while there is no way; after the last one the loss of the connection decides (RM9). */
const pausesMs = [1_500, 2_000, 3_000, 5_000, 8_000];
/** Descriptions were exchanged: the browsers try the ways now. */
const connectMs = 3_000;
/** An offer of this age is said again when the peer asks for one: it may not have been listening. */
const freshMs = 2_000;
/** Each round has both browsers send packets to addresses of the other side's choice. */
const roundRate = { burst: 3, perSecond: 1 };
/** Steps that wait for the browser. */
const maxPendingSteps = 32;

/**
 * Renews the way between two admitted sides with descriptions that travel over relays (RM14, RM15). Whoever misses the
 * other begins: one fixed side offers, the other asks it to. Tries again until `stop()`, and gives up in silence.
 */
export class PathRenewal {
  readonly #options: RenewalOptions;
  readonly #rate: TokenBucket;
  readonly #offs: (() => void)[];
  #round: Round;
  #cancelTry: (() => void) | undefined;
  #tries = 0;
  #isRunning = false;
  #isClosed = false;
  #heardAt = -Infinity;
  #pendingSteps = 0;
  #lastStep: Promise<void> = Promise.resolve();
  readonly #exchanged = new Emitter<void>();

  /** Each side has sent its new description, and has the other's. */
  readonly onExchanged: Listenable<void> = this.#exchanged.on;

  constructor(options: RenewalOptions) {
    const { lane, ice, clock } = options;
    this.#options = options;
    this.#rate = new TokenBucket(clock, roundRate);
    this.#round = this.#newRound(0);
    this.#offs = [
      lane.onMessage((message) => this.#receive(message)),
      lane.onOpened(() => {
        if (this.#isRunning && !this.#round.isExchanged) this.#try();
      }),
      ice.onLateCandidates((candidates) =>
        lane.send({ type: 'candidates', round: this.#round.number, candidates })
      )
    ];
  }

  /** When the peer last said something over relays, by the clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** The way is lost. */
  start(): void {
    if (this.#isRunning || this.#isClosed) return;
    this.#isRunning = true;
    this.#tries = 0;
    this.#try();
  }

  /** There is a way again. */
  stop(): void {
    this.#isRunning = false;
    this.#cancelTry?.();
  }

  close(): void {
    this.stop();
    this.#isClosed = true;
    for (const off of this.#offs.splice(0)) off();
  }

  #try(): void {
    if (this.#options.isOfferer) this.#offer();
    else this.#options.lane.send({ type: 'renew' });
    this.#tryAgainAfter(pausesMs[this.#tries++]);
  }

  #tryAgainAfter(pauseMs: number | undefined): void {
    this.#cancelTry?.();
    if (pauseMs === undefined || !this.#isRunning) return;
    this.#cancelTry = this.#options.clock.after(pauseMs, () => this.#try());
  }

  #receive(message: RenewalMessage): void {
    const { isOfferer } = this.#options;
    this.#heardAt = this.#options.clock.now();
    if (message.type === 'candidates') this.#takeCandidates(message.round, message.candidates);
    else if (message.type === 'renew' && isOfferer) this.#offerAsAsked();
    else if (message.type === 'answer' && isOfferer) this.#takeAnswer(message);
    else if (message.type === 'offer' && !isOfferer) this.#takeOffer(message);
  }

  #offerAsAsked(): void {
    const { since, said, isExchanged, number } = this.#round;
    const isFresh = number > 0 && !isExchanged && this.#options.clock.now() - since < freshMs;
    if (!isFresh) this.#offer();
    else if (said && this.#rate.take()) this.#options.lane.send(said);
  }

  #offer(): void {
    if (!this.#rate.take()) return;
    const round = (this.#round = this.#newRound(this.#round.number + 1));
    this.#step(round, async () => {
      const description = await this.#options.ice.offer();
      if (this.#round !== round) return;
      this.#say(round, { type: 'offer', round: round.number, ...description });
    });
  }

  #takeAnswer({ round: number, sdp, candidates }: Description & { round: number }): void {
    const round = this.#round;
    if (number !== round.number) return;
    this.#step(round, async () => {
      if (round.isExchanged) return;
      const isAccepted = await this.#options.ice.accept({ sdp, candidates: allowed(round, candidates) });
      if (isAccepted) await this.#noteExchanged(round);
    });
  }

  #takeOffer({ round: number, sdp, candidates }: Description & { round: number }): void {
    const { said } = this.#round;
    if (number < this.#round.number) return;
    if (number === this.#round.number) {
      // The answer to it got lost, or is in the making.
      if (said && this.#rate.take()) this.#options.lane.send(said);
      return;
    }
    const round = (this.#round = this.#newRound(number));
    this.#step(round, async () => {
      // Counted here, so that a page which slept follows the last of the offers that it finds, not the first three.
      if (!this.#rate.take()) return;
      const answer = await this.#options.ice.answer({ sdp, candidates: allowed(round, candidates) });
      if (!answer || this.#round !== round) return;
      this.#say(round, { type: 'answer', round: number, ...answer });
      await this.#noteExchanged(round);
    });
  }

  #takeCandidates(number: number, candidates: readonly Candidate[]): void {
    const round = this.#round;
    if (number !== round.number) return;
    const taken = allowed(round, candidates);
    if (round.isExchanged) this.#step(round, () => this.#options.ice.add(taken));
    else round.early.push(...taken);
  }

  #say(round: Round, message: RenewalMessage): void {
    if (this.#isClosed) return;
    round.said = message;
    this.#options.lane.send(message);
  }

  async #noteExchanged(round: Round): Promise<void> {
    if (this.#isClosed) return;
    round.isExchanged = true;
    this.#tryAgainAfter(connectMs);
    this.#exchanged.emit();
    await this.#options.ice.add(round.early.splice(0));
  }

  #newRound(number: number): Round {
    const since = this.#options.clock.now();
    return { number, since, said: undefined, isExchanged: false, candidatesLeft: maxCandidates, early: [] };
  }

  /** After all earlier steps, unless another round has begun. What a browser refuses, the next round may mend. */
  #step(round: Round, step: () => Promise<void>): void {
    if (this.#pendingSteps >= maxPendingSteps) return;
    this.#pendingSteps++;
    this.#lastStep = this.#lastStep
      .then(() => (this.#isClosed || this.#round !== round ? undefined : step()))
      .catch(() => undefined)
      .finally(() => this.#pendingSteps--);
  }
}

function allowed(round: Round, candidates: readonly Candidate[]): Candidate[] {
  const taken = candidates.slice(0, round.candidatesLeft);
  round.candidatesLeft -= taken.length;
  return taken;
}
