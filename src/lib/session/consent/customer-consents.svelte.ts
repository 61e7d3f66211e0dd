/**
 * The customer's side of every power: the card that asks, the grant it leaves, and its end. What a technician may
 * see or do is decided here and nowhere else (rules CO in docs/protocol.md). What is particular about a power is
 * in its `PowerRules`.
 */
import { randomBytes, toHex } from '../../base/bytes.js';
import { peerReason } from '../../base/peer-text.js';
import type { Clock } from '../../base/clock.js';
import type { ErrorCode } from '../../base/errors.js';
import type { PeerLink } from '../link/peer-link.js';
import type { ConsentMessage } from '../link/lanes.js';
import {
  endingEvent,
  logPower,
  type Ending,
  type HeldPower,
  type KnownPower,
  type PowerBook,
  type Refusal
} from './powers.js';
import { isOver, type Grant, type QuestionEnd, type Request } from './request-and-grant.js';
import type { SessionLog } from '../log/session-log.js';
import { WaitingQuestions } from './waiting-questions.js';
import type { ConsentView, Power, SharingView } from '../views.js';

/** A technician's page that asks in a loop shows the customer one card, not a storm. */
const minAskIntervalMs = 1_000;

type Question = Extract<ConsentMessage, { type: 'ask' }>;

interface Options {
  link: Pick<PeerLink, 'port' | 'onUp' | 'onDown'>;
  log: SessionLog;
  clock: Clock;
  /** The powers this page can give. All others are refused and logged (CO2). */
  powers: PowerBook;
  /** The code of a power is on its way, or could not be fetched. `undefined` when it is here. */
  ready?(power: KnownPower): Promise<unknown> | undefined;
  technicianName(): string;
  /** Powers can be asked for only while a technician works on the session. */
  isActive(): boolean;
}

export class CustomerConsents {
  readonly #options: Options;
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #requests = $state.raw<readonly Request[]>([]);
  #grants = $state.raw<readonly Grant[]>([]);
  #lastAskAt = -Infinity;
  readonly #waiting: WaitingQuestions;

  constructor(options: Options) {
    this.#options = options;
    this.#waiting = new WaitingQuestions(options.clock);
    this.#port = options.link.port('consent');
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      options.link.onUp(() => this.#renewGrants()),
      options.link.onDown(() => this.#loseQuestions())
    ];
  }

  get consents(): readonly ConsentView[] {
    return this.#requests.map((request) => ({
      id: request.id,
      power: request.power.id,
      feature: request.power.feature,
      technicianName: this.#options.technicianName(),
      reason: request.reason,
      trouble: request.trouble,
      isOver: isOver(request),
      looked: request.looked?.shown,
      ...(request.power.canLook &&
        !request.looked &&
        !isOver(request) && { look: () => this.#choose(request, true) }),
      allow: () => this.#allow(request),
      decline: () => this.#decline(request)
    }));
  }

  readonly sharing: SharingView = (() => {
    const grants = (): readonly Grant[] => this.#grants;
    return {
      get active() {
        return [...new Set(grants().map(({ power }) => power.id))];
      },
      get since() {
        return grants()[0]?.since;
      },
      stop: (power: Power) => this.stop(power)
    };
  })();

  /** Does the technician have this power now? Whatever acts on a message of theirs asks this first. */
  isGranted(power: Power): boolean {
    return this.#grants.some((grant) => grant.power.id === power);
  }

  stop(power: Power): void {
    for (const grant of this.#grants) if (grant.power.id === power) this.#end(grant, 'customer');
  }

  /** Ends every power, as on hold, at the end of the session, or when the technician is gone for long. */
  stopAll(by: Ending): void {
    for (const grant of this.#grants) this.#end(grant, by);
    this.#withdrawAll();
  }

  close(): void {
    this.stopAll('customer');
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #receive(message: ConsentMessage): void {
    switch (message.type) {
      case 'ask':
        return this.#ask(message);
      case 'withdraw': {
        const request = this.#requests.find(({ id }) => id === message.id);
        if (request && !isOver(request)) this.#endQuestion(request, 'question-withdrawn');
        return this.#waiting.withdraw(message.id);
      }
      case 'stop': {
        const grant = this.#grants.find(({ id }) => id === message.id);
        if (grant) this.#end(grant, 'technician');
        return;
      }
      default:
        // Answers are ours to give: a technician's page that sends one has nothing to gain from it.
        return;
    }
  }

  #ask(question: Question): void {
    const { id } = question;
    const { clock, log, powers } = this.#options;
    const power = powers.find(question.power);
    if (!power) {
      log.add('unknown-power', { power: question.power });
      return this.#answer(id, 'unknown');
    }
    this.#waiting.drop(power.id);
    if (!this.#options.isActive()) return this.#answer(id, 'declined');
    // At most the interval, also when the device's clock was turned back meanwhile.
    const early = Math.min(this.#lastAskAt + minAskIntervalMs - clock.now(), minAskIntervalMs);
    if (early > 0) return this.#waiting.for(early, power.id, id, () => this.#ask(question));
    if (this.#isUsed(id)) return;
    this.#lastAskAt = clock.now();
    const fetching = this.#options.ready?.(power);
    if (!fetching) return this.#consider(question, power);
    this.#waiting.until(fetching, power.id, id, {
      fetched: () => this.#consider(question, power),
      failed: () => this.#answer(id, 'failed')
    });
  }

  #consider(question: Question, power: KnownPower): void {
    if (!this.#options.powers.rulesOf(power).isPossible()) return this.#answer(question.id, 'unsupported');
    this.#show(question, power);
  }

  #show({ id, reason, on }: Question, power: KnownPower): void {
    const rules = this.#options.powers.rulesOf(power);
    const base = this.#grants.findLast(
      (grant) => grant.power.id === power.needs && (on === undefined || grant.id === on)
    );
    if (power.needs && !base) return this.#answer(id, 'failed');
    // A newer question replaces the card of the older one.
    for (const older of this.#requests) if (older.power === power) this.#forget(older);
    const trouble = base && rules.troubleOn?.(base.held);
    if (trouble) {
      logPower(this.#options.log, power, `trouble-${trouble}`);
      this.#port.send({ type: 'trouble', id, why: trouble });
      return this.#answer(id, 'failed');
    }
    const attempt = rules.open({ id, base: base?.held });
    this.#requests = [
      ...this.#requests,
      {
        id,
        power,
        reason: peerReason(reason),
        base,
        attempt,
        isChoosing: false,
        trouble: undefined,
        looked: undefined
      }
    ];
    logPower(this.#options.log, power, 'asked');
  }

  /** Two grants under one id could not be told apart when one of them is ended. */
  #isUsed(id: string): boolean {
    return [...this.#requests, ...this.#grants].some((other) => other.id === id);
  }

  #allow(request: Request): void {
    if (!this.#isOpen(request)) return;
    if (request.looked) this.#grant(request, request.looked);
    else this.#choose(request, false);
  }

  /** Runs inside the customer's click: the browser's picker needs it. */
  #choose(request: Request, isLooking: boolean): void {
    if (request.isChoosing || !this.#isOpen(request)) return;
    request.isChoosing = true;
    this.#setTrouble(request, undefined);
    void request.attempt.allow().then((result) => {
      request.isChoosing = false;
      if (!this.#isOpen(request)) {
        if (result.ok) result.value.end();
        return;
      }
      if (!result.ok) return this.#noteRefusal(request, result.error);
      if (isLooking) this.#look(request, result.value);
      else this.#grant(request, result.value);
    });
  }

  #noteRefusal(request: Request, refusal: Refusal): void {
    if (refusal === 'declined' || refusal === 'unsupported') return this.#refuse(request, refusal);
    logPower(this.#options.log, request.power, `trouble-${refusal}`);
    this.#port.send({ type: 'trouble', id: request.id, why: refusal });
    const { troubles } = this.#options.powers.rulesOf(request.power);
    this.#setTrouble(request, troubles?.[refusal] ?? 'unexpected');
    if (!request.power.canRetry) this.#refuse(request, 'declined');
  }

  /** Is there somebody who waits for the answer? */
  #isOpen(request: Request): boolean {
    return this.#requests.includes(request) && !isOver(request);
  }

  #setTrouble(request: Request, trouble: ErrorCode | undefined): void {
    request.trouble = trouble;
    this.#requests = [...this.#requests];
  }

  #look(request: Request, held: HeldPower): void {
    request.looked = held;
    this.#requests = [...this.#requests];
    held.onEnded?.(() => {
      if (this.#isOpen(request)) this.#refuse(request, 'declined');
    });
  }

  #grant(request: Request, held: HeldPower): void {
    const { id, power, base } = request;
    const { clock, log } = this.#options;
    this.#requests = this.#requests.filter((other) => other !== request);
    const grant: Grant = { id, power, since: clock.now(), held, base };
    const older = this.#grants.filter((other) => other.power === power);
    for (const replaced of older.slice(0, older.length + 1 - (power.atMost ?? 1)))
      this.#end(replaced, 'customer');
    this.#grants = [...this.#grants, grant];
    held.begin?.();
    held.onEnded?.((by) => this.#end(grant, by));
    held.onPaused?.((isPaused) => this.#tellPaused(grant, isPaused));
    this.#answer(id, 'allowed');
    held.told?.();
    logPower(log, power, 'allowed');
    held.granted?.();
  }

  /** Whoever gives up what went wrong has not said no: the other side knows what it was (CO9). */
  #refuse(request: Request, refusal: 'declined' | 'unsupported'): void {
    this.#answer(request.id, request.trouble ? 'failed' : refusal);
    if (!request.trouble) logPower(this.#options.log, request.power, 'declined');
    this.#forget(request);
  }

  #decline(request: Request): void {
    if (this.#isOpen(request)) this.#refuse(request, 'declined');
    else this.#forget(request);
  }

  /** Our button, the browser's own bar and the technician's red X all end here. */
  #end(grant: Grant, by: Ending): void {
    if (!this.#grants.includes(grant)) return;
    this.#grants = this.#grants.filter((other) => other !== grant);
    for (const request of this.#requests) {
      if (request.base !== grant) continue;
      this.#answer(request.id, 'failed');
      this.#forget(request);
    }
    for (const dependent of this.#grants) if (dependent.base === grant) this.#end(dependent, by);
    grant.held.end();
    this.#port.send({ type: 'ended', id: grant.id, by });
    logPower(this.#options.log, grant.power, endingEvent(by));
  }

  #tellPaused(grant: Grant, isPaused: boolean): void {
    if (this.#grants.includes(grant)) this.#port.send({ type: 'paused', id: grant.id, isPaused });
  }

  #answer(id: string, answer: Extract<ConsentMessage, { type: 'answer' }>['answer']): void {
    this.#port.send({ type: 'answer', id, answer });
  }

  #forget(request: Request): void {
    request.looked?.end();
    request.attempt.close();
    this.#requests = this.#requests.filter((other) => other !== request);
  }

  #withdrawAll(): void {
    this.#waiting.dropAll();
    for (const request of this.#requests) this.#forget(request);
  }

  #loseQuestions(): void {
    this.#waiting.dropAll();
    for (const request of this.#requests) {
      if (this.#isOpen(request)) this.#endQuestion(request, 'question-lost');
    }
  }

  /** The answer is no longer needed: a line in the log, and a person who was about to give one reads why. */
  #endQuestion(request: Request, why: QuestionEnd): void {
    logPower(this.#options.log, request.power, why === 'question-lost' ? 'unanswered' : 'withdrawn');
    if (!request.isChoosing && !request.looked && !request.trouble) return this.#forget(request);
    request.looked?.end();
    request.looked = undefined;
    request.attempt.close();
    this.#setTrouble(request, why);
  }

  /** The technician's page was reloaded or lost the way: what was granted is still granted. */
  #renewGrants(): void {
    for (const grant of this.#grants) {
      const was = grant.id;
      // The old end of the other side may still offer under the old id.
      grant.id = toHex(randomBytes(16));
      grant.held.renew?.(grant.id);
      const { id, power, base } = grant;
      this.#port.send({ type: 'still-granted', id, was, power: power.id, ...(base && { on: base.id }) });
      grant.held.told?.();
    }
  }
}
