/**
 * The customer's side of every power: the card that asks, the grant it leaves, and its end. What a technician may
 * see or do is decided here and nowhere else (rules CO in docs/protocol.md).
 */
import { randomBytes, toHex } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { captureScreen, canCaptureScreen, type CapturedScreen } from '../media/screen-capture.js';
import { createMediaSender, type MediaSender } from '../media/media-sender.js';
import type { PeerLink } from './peer-link.js';
import type { ConsentMessage } from './lanes.js';
import type { SessionLog } from './session-log.js';
import { powers, type ConsentView, type Power, type SharingView } from './views.js';

/** A technician's page that asks in a loop shows the customer one card, not a storm. */
const minAskIntervalMs = 1_000;

/** `connection`: nobody has been there for so long that nobody may look any more. */
type Ending = 'customer' | 'technician' | 'browser' | 'connection';

interface Request {
  id: string;
  power: Power;
  reason: string;
  /** Made when the technician asks, so that the picture starts at once after Allow; carries nothing before. */
  sender: MediaSender;
  isChoosing: boolean;
}

interface Grant {
  id: string;
  power: Power;
  since: number;
  screen: CapturedScreen;
  sender: MediaSender;
}

interface Options {
  link: PeerLink;
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
  technicianName(): string;
  /** Powers can be asked for only while a technician works on the session. */
  isActive(): boolean;
}

const isPower = (name: string): name is Power => (powers as readonly string[]).includes(name);

export class CustomerConsents {
  readonly #options: Options;
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #requests = $state.raw<readonly Request[]>([]);
  #grants = $state.raw<readonly Grant[]>([]);
  #lastAskAt = -Infinity;
  /** A question that came too early: held back, not dropped, because the technician waits for the answer. */
  #early: { id: string; cancel(): void } | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#port = options.link.port('consent');
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      options.link.onUp(() => this.#renewGrants()),
      options.link.onDown(() => this.#withdrawAll())
    ];
  }

  readonly canShareScreen = canCaptureScreen();

  get consents(): readonly ConsentView[] {
    return this.#requests.map((request) => ({
      id: request.id,
      power: request.power,
      technicianName: this.#options.technicianName(),
      reason: request.reason,
      allow: () => this.#allow(request),
      decline: () => this.#decline(request)
    }));
  }

  readonly sharing: SharingView = (() => {
    const grants = (): readonly Grant[] => this.#grants;
    return {
      get active() {
        return grants().map(({ power }) => power);
      },
      get since() {
        return grants()[0]?.since;
      },
      stop: (power: Power) => this.stop(power)
    };
  })();

  stop(power: Power): void {
    for (const grant of this.#grants) if (grant.power === power) this.#end(grant, 'customer');
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
        if (request) this.#forget(request);
        if (this.#early?.id === message.id) this.#dropEarly();
        return;
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

  #ask(question: Extract<ConsentMessage, { type: 'ask' }>): void {
    const { id, power, reason } = question;
    const { clock, log, link, rtc } = this.#options;
    this.#dropEarly();
    if (!isPower(power)) {
      log.add('unknown-power', { power });
      return this.#port.send({ type: 'answer', id, answer: 'unknown' });
    }
    if (!this.#options.isActive()) return this.#port.send({ type: 'answer', id, answer: 'declined' });
    // At most the interval, also when the device's clock was turned back meanwhile.
    const early = Math.min(this.#lastAskAt + minAskIntervalMs - clock.now(), minAskIntervalMs);
    if (early > 0) {
      this.#early = { id, cancel: clock.after(early, () => this.#ask(question)) };
      return;
    }
    if (this.#grants.some((grant) => grant.id === id)) return;
    this.#lastAskAt = clock.now();
    if (!this.canShareScreen) return this.#port.send({ type: 'answer', id, answer: 'unsupported' });
    // A newer question replaces the card of the older one.
    for (const older of this.#requests) if (older.power === power) this.#forget(older);
    const sender = createMediaSender({ port: link.port('media'), viewId: id, rtc, clock });
    this.#requests = [...this.#requests, { id, power, reason, sender, isChoosing: false }];
    log.add('screen-asked');
  }

  /** Runs inside the customer's click: the browser's picker needs it. */
  #allow(request: Request): void {
    if (request.isChoosing || !this.#requests.includes(request)) return;
    request.isChoosing = true;
    void captureScreen().then((result) => {
      const isStillAsked = this.#requests.includes(request);
      if (!isStillAsked) {
        if (result.ok) result.value.stop();
        return;
      }
      if (!result.ok) return this.#refuse(request, result.error);
      this.#requests = this.#requests.filter((other) => other !== request);
      this.#grant(request, result.value);
    });
  }

  #grant({ id, power, sender }: Request, screen: CapturedScreen): void {
    const { clock, log } = this.#options;
    for (const older of this.#grants) if (older.power === power) this.#end(older, 'customer');
    const grant: Grant = { id, power, since: clock.now(), screen, sender };
    this.#grants = [...this.#grants, grant];
    screen.onEnded(() => this.#end(grant, 'browser'));
    this.#watch(grant);
    sender.attach(screen.track);
    this.#port.send({ type: 'answer', id, answer: 'allowed' });
    log.add('screen-allowed');
    log.add('screen-started');
  }

  #refuse(request: Request, error: 'screen-denied' | 'screen-unsupported' | 'screen-failed'): void {
    const answers = {
      'screen-denied': 'declined',
      'screen-unsupported': 'unsupported',
      'screen-failed': 'failed'
    } as const;
    this.#port.send({ type: 'answer', id: request.id, answer: answers[error] });
    this.#options.log.add('screen-declined');
    this.#forget(request);
  }

  #decline(request: Request): void {
    if (this.#requests.includes(request)) this.#refuse(request, 'screen-denied');
  }

  /** Our button, the browser's own bar and the technician's red X all end here. */
  #end(grant: Grant, by: Ending): void {
    if (!this.#grants.includes(grant)) return;
    this.#grants = this.#grants.filter((other) => other !== grant);
    grant.screen.stop();
    grant.sender.close();
    if (by === 'connection') return this.#options.log.add('screen-lost');
    this.#port.send({ type: 'ended', id: grant.id, by });
    this.#options.log.add(`screen-stopped-by-${by}`);
  }

  /** A view that cannot be repaired ends the sharing; one that failed while the technician is away is renewed. */
  #watch(grant: Grant): void {
    const { sender } = grant;
    sender.onState((state) => {
      const isCurrent = grant.sender === sender && this.#options.link.isUp;
      if (state.phase === 'failed' && isCurrent) this.#end(grant, 'connection');
    });
  }

  #forget(request: Request): void {
    request.sender.close();
    this.#requests = this.#requests.filter((other) => other !== request);
  }

  #dropEarly(): void {
    this.#early?.cancel();
    this.#early = undefined;
  }

  #withdrawAll(): void {
    this.#dropEarly();
    for (const request of this.#requests) this.#forget(request);
  }

  /** The technician's page was reloaded or lost the way: what was granted is still granted. */
  #renewGrants(): void {
    const { link, rtc, clock } = this.#options;
    this.#grants = this.#grants.map((grant) => {
      grant.sender.close();
      // The old end of the other side may still offer under the old id.
      const id = toHex(randomBytes(16));
      const sender = createMediaSender({ port: link.port('media'), viewId: id, rtc, clock });
      sender.attach(grant.screen.track);
      this.#port.send({ type: 'still-granted', id, power: grant.power });
      const renewed = Object.assign(grant, { id, sender });
      this.#watch(renewed);
      return renewed;
    });
  }
}
