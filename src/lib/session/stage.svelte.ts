import { randomBytes, toHex } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { createMediaReceiver, type MediaReceiver } from '../media/media-receiver.js';
import { watchFigures } from '../media/watch-figures.js';
import type { ConsentMessage } from './lanes.js';
import type { PeerLink } from './peer-link.js';
import type { SessionLog } from './session-log.js';
import type { StageFigures, StagePhase, StageView } from './views.js';

interface Options {
  link: PeerLink;
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
}

interface View {
  id: string;
  receiver: MediaReceiver;
  /** `unconfirmed`: the way to the customer is a new one, and what was granted there may be gone. */
  grant: 'confirmed' | 'unconfirmed';
}

/** The technician's view of the customer's screen: asked for, shown, ended. */
export class Stage implements StageView {
  readonly #options: Options;
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #state = $state.raw<StagePhase>({ phase: 'idle' });
  #figures = $state.raw<StageFigures | undefined>();
  #canRequest = $state(true);
  #view: View | undefined;
  #stopFigures: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#port = options.link.port('consent');
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      options.link.onDown(() => {
        // The page that could answer is gone; a picture that still arrives may stay.
        if (this.#state.phase === 'asking') this.#finish({ phase: 'idle' });
        else if (this.#view) this.#view.grant = 'unconfirmed';
      })
    ];
  }

  get state(): StagePhase {
    return this.#state;
  }

  get figures(): StageFigures | undefined {
    return this.#figures;
  }

  get canRequest(): boolean {
    return this.#canRequest;
  }

  /**
   * The customer's greeting over a new way. It comes after all that is still granted, so that a view which was
   * not among it is over: the customer's page was reloaded (CO5).
   */
  greet({ canShareScreen }: { canShareScreen: boolean }): void {
    this.#canRequest = canShareScreen;
    if (this.#view?.grant === 'unconfirmed') this.#lose();
  }

  request(): void {
    const { link, log, clock } = this.#options;
    if (!link.isUp || !this.#canRequest || this.#view) return;
    const id = toHex(randomBytes(16));
    this.#open(id);
    this.#state = { phase: 'asking', since: clock.now() };
    this.#port.send({ type: 'ask', id, power: 'screen', reason: '' });
    log.add('screen-asked');
  }

  cancelRequest(): void {
    if (this.#state.phase !== 'asking' || !this.#view) return;
    this.#port.send({ type: 'withdraw', id: this.#view.id });
    this.#finish({ phase: 'idle' });
  }

  stop(): void {
    if (!this.#view) return;
    this.#port.send({ type: 'stop', id: this.#view.id });
    if (this.#state.phase === 'live') this.#options.log.add('screen-stopped-by-technician');
    this.#finish({ phase: 'ended', by: 'technician' });
  }

  close(): void {
    this.#finish({ phase: 'idle' });
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #open(id: string): void {
    const { link, rtc, clock } = this.#options;
    this.#closeView();
    const receiver = createMediaReceiver({ port: link.port('media'), viewId: id, rtc, clock });
    this.#view = { id, receiver, grant: 'confirmed' };
    const isCurrent = (): boolean => this.#view?.receiver === receiver;
    receiver.onState(() => {
      if (!isCurrent()) return;
      this.#showIfLive();
      if (receiver.state.phase === 'failed') this.#lose();
    });
  }

  #startShowing(): void {
    if (!this.#view) return;
    this.#state = { phase: 'starting', stream: this.#view.receiver.stream };
    this.#showIfLive();
  }

  #showIfLive(): void {
    const { state } = this.#view?.receiver ?? {};
    if (state?.phase === 'live' && this.#state.phase === 'starting') this.#show(this.#state.stream);
  }

  #show(stream: MediaStream): void {
    this.#state = { phase: 'live', stream };
    const { receiver } = this.#view ?? {};
    if (!receiver) return;
    this.#stopFigures = watchFigures(
      { source: receiver, clock: this.#options.clock, page: document },
      (figures) => {
        if (this.#view?.receiver === receiver) this.#figures = figures;
      }
    );
    this.#options.log.add('screen-started');
  }

  #lose(): void {
    const wasLive = this.#state.phase === 'live';
    const id = this.#view?.id;
    // Nobody may go on sharing, or be asked, for a view that nobody gets.
    if (id) this.#port.send({ type: this.#state.phase === 'asking' ? 'withdraw' : 'stop', id });
    if (wasLive) this.#options.log.add('screen-lost');
    this.#finish(
      wasLive ? { phase: 'ended', by: 'connection' } : { phase: 'failed', error: 'screen-failed' }
    );
  }

  #receive(message: ConsentMessage): void {
    switch (message.type) {
      case 'answer':
        if (message.id === this.#view?.id && this.#state.phase === 'asking') this.#answered(message.answer);
        return;
      case 'ended':
        if (message.id !== this.#view?.id) return;
        if (message.by !== 'technician') this.#options.log.add(`screen-stopped-by-${message.by}`);
        return this.#finish({ phase: 'ended', by: message.by });
      case 'still-granted':
        // After a reload of this page, or a new way to the customer: the picture comes back without asking again.
        this.#open(message.id);
        return this.#startShowing();
      default:
        return;
    }
  }

  #answered(answer: Extract<ConsentMessage, { type: 'answer' }>['answer']): void {
    const { log } = this.#options;
    switch (answer) {
      case 'allowed': {
        log.add('screen-allowed');
        return this.#startShowing();
      }
      case 'declined':
        log.add('screen-declined');
        return this.#finish({ phase: 'declined' });
      case 'unsupported':
        this.#canRequest = false;
        return this.#finish({ phase: 'failed', error: 'screen-unsupported' });
      case 'failed':
        return this.#finish({ phase: 'failed', error: 'screen-failed' });
      case 'unknown':
        return this.#finish({ phase: 'failed', error: 'power-unknown' });
    }
  }

  #finish(state: StagePhase): void {
    this.#closeView();
    this.#state = state;
  }

  #closeView(): void {
    this.#stopFigures?.();
    this.#stopFigures = undefined;
    this.#figures = undefined;
    this.#view?.receiver.close();
    this.#view = undefined;
  }
}
