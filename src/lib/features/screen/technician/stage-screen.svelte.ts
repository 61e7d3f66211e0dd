import { randomBytes, toHex } from '../../../base/bytes.js';
import { every } from '../../../base/clock.js';
import { createMediaReceiver, type MediaReceiver } from '../../../media/media-receiver.js';
import { usualQuality, type Quality } from '../../../media/quality.js';
import { TroubleDetector } from '../../../media/picture-trouble.js';
import { watchFigures } from '../../../media/watch-figures.js';
import { FreezeDetector } from './freeze-detector.js';
import type { Permission, PermissionState } from '../../../session/feature.js';
import type { ScreenContext } from '../shared/context.js';
import { numberedPicture, PictureIds } from '../shared/surfaces.js';
import { StillAssembly } from '../shared/still-transfer.js';
import type { ViewMessage, ViewMessageOf } from '../shared/view-messages.js';
import type {
  Freeze,
  StageFigures,
  StagePhase,
  StageScreenView,
  StillState
} from '../shared/picture-views.js';

const freezeLookMs = 1_000;
/** Longer than the customer's page waits for a frame, and a slow line for the first piece. */
const stillTimeoutMs = 20_000;

/** One of the customer's screens as the technician sees it: asked for, shown, frozen, ended. */
export class StageScreen implements StageScreenView {
  readonly #count: number;
  readonly permission: Permission;
  readonly #context: ScreenContext;
  readonly #port;
  readonly #onOver: (screen: StageScreen) => void;
  readonly #cleanUps: (() => void)[];
  #receiver: MediaReceiver;
  #state = $state.raw<StagePhase>({ phase: 'idle' });
  #figures = $state.raw<StageFigures | undefined>();
  #shown = $state.raw<StageScreenView['shown']>();
  /** None from a page that knows pictures by their number only. */
  #pictures = $state.raw<PictureIds | undefined>();
  #freeze = $state.raw<Freeze | undefined>();
  #quality = $state.raw<Quality>(usualQuality);
  #still = $state.raw<StillState>({ phase: 'none' });
  #assembly: { id: string; parts: StillAssembly | undefined } | undefined;
  #cancelStill: (() => void) | undefined;
  #isWatching = true;
  #detector: FreezeDetector;
  /** Since when a first picture is waited for, and whether it came. */
  #first: TroubleDetector;
  #stopFigures: (() => void) | undefined;
  #isOver = false;

  /** @param onOver called once, when nothing of it is shown or asked any more */
  constructor(
    count: number,
    permission: Permission,
    context: ScreenContext,
    onOver: (screen: StageScreen) => void
  ) {
    this.#count = count;
    this.permission = permission;
    this.#context = context;
    this.#onOver = onOver;
    this.#port = context.port<ViewMessage>('view');
    const { clock } = context;
    this.#detector = new FreezeDetector(clock.now());
    this.#first = new TroubleDetector(clock.now());
    this.#receiver = this.#openReceiver();
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      permission.onChange((state) => this.#follow(state)),
      permission.onRenewed(() => this.#renew()),
      context.connection.onRenewed(() => this.#receiver.restart()),
      every(clock, freezeLookMs, () => this.#lookForFreeze())
    ];
    if (permission.isGranted) this.#startShowing();
    else this.#state = { phase: 'asking', since: clock.now() };
  }

  /** As the customer's page counts them: it is the same on both sides, and after a reload. */
  get number(): number {
    return this.#shown?.number ?? this.#count;
  }

  get pictureId(): string {
    return this.#pictures?.now ?? numberedPicture('screen', this.number);
  }

  wasPicture(id: string): boolean {
    return this.#pictures?.has(id) ?? id === this.pictureId;
  }

  get state(): StagePhase {
    return this.#state;
  }

  get figures(): StageFigures | undefined {
    return this.#figures;
  }

  get shown(): StageScreenView['shown'] {
    return this.#shown;
  }

  get freeze(): Freeze | undefined {
    return this.#freeze;
  }

  get quality(): Quality {
    return this.#quality;
  }

  get still(): StillState {
    return this.#still;
  }

  setQuality(quality: Quality): void {
    this.#quality = quality;
    this.#port.send({ type: 'quality', id: this.permission.id, ...quality });
  }

  setWatching(isWatching: boolean): void {
    if (this.#isWatching === isWatching) return;
    this.#isWatching = isWatching;
    this.#detector = new FreezeDetector(this.#context.clock.now());
    if (this.#freeze === 'none') this.#first = new TroubleDetector(this.#context.clock.now());
    this.#port.send({ type: 'watching', id: this.permission.id, watching: isWatching });
  }

  takeStill(): void {
    if (this.#state.phase !== 'live') return;
    const id = toHex(randomBytes(16));
    this.#assembly = { id, parts: undefined };
    this.#setStill({ phase: 'fetching', progress: 0 });
    this.#port.send({ type: 'still', id: this.permission.id, still: id });
  }

  dropStill(): void {
    this.#assembly = undefined;
    this.#setStill({ phase: 'none' });
  }

  zoomTab(step: 'in' | 'out' | 'reset'): void {
    this.#port.send({ type: 'zoom', id: this.permission.id, step });
  }

  stop(): void {
    this.permission.stop();
  }

  /** Lets go of everything; the grant is not touched. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#cancelStill?.();
    this.#closeReceiver();
  }

  #openReceiver(): MediaReceiver {
    const { rtc, clock } = this.#context;
    const viewId = this.permission.id;
    const receiver = createMediaReceiver({ port: this.#context.port('media'), viewId, rtc, clock });
    receiver.onState(() => {
      if (this.#receiver !== receiver) return;
      this.#showIfLive();
      if (receiver.state.phase === 'failed') this.#fail();
    });
    return receiver;
  }

  #closeReceiver(): void {
    this.#stopFigures?.();
    this.#stopFigures = undefined;
    this.#figures = undefined;
    this.#receiver.close();
  }

  /** A new way to the customer, whose end begins anew with what is usual. */
  #renew(): void {
    this.#closeReceiver();
    this.dropStill();
    this.#receiver = this.#openReceiver();
    this.#startShowing();
    if (this.#quality !== usualQuality) this.setQuality(this.#quality);
    if (!this.#isWatching) this.#port.send({ type: 'watching', id: this.permission.id, watching: false });
  }

  #startShowing(): void {
    this.#state = { phase: 'starting', stream: this.#receiver.stream };
    this.#first = new TroubleDetector(this.#context.clock.now());
    this.#showIfLive();
  }

  #showIfLive(): void {
    if (this.#receiver.state.phase !== 'live' || this.#state.phase !== 'starting') return;
    const receiver = this.#receiver;
    const { clock, log } = this.#context;
    this.#state = { phase: 'live', stream: this.#state.stream };
    this.#detector.noteFrames(clock.now());
    this.#stopFigures = watchFigures({ source: receiver, clock, page: document }, (figures) => {
      if (this.#receiver !== receiver) return;
      this.#figures = figures;
      if (figures.width > 0) this.#first.notePicture();
      if (figures.framesPerSecond > 0) this.#detector.noteFrames(clock.now());
    });
    log('screen-started', {});
  }

  /** The path of the picture cannot be built or repaired. */
  #fail(): void {
    if (this.#state.phase === 'live') return this.permission.lose();
    this.#state = { phase: 'failed', error: 'screen-failed' };
    this.permission.lose();
    this.#over();
  }

  #follow(state: PermissionState): void {
    switch (state.phase) {
      case 'asking':
        this.#state = { phase: 'asking', since: state.since, trouble: state.trouble };
        return;
      case 'granted':
        return this.#startShowing();
      case 'withdrawn':
        this.#state = { phase: 'idle' };
        return this.#over();
      case 'unanswered':
        this.#state = { phase: 'failed', error: 'question-lost' };
        return this.#over();
      case 'ended':
        this.#state = { phase: 'ended', by: state.by };
        return this.#over();
      case 'refused':
        this.#state = refusedState(state);
        return this.#over();
    }
  }

  #over(): void {
    if (this.#isOver) return;
    this.close();
    this.#onOver(this);
  }

  #receive(message: ViewMessage): void {
    if (message.id !== this.permission.id) return;
    const now = this.#context.clock.now();
    switch (message.type) {
      case 'shown': {
        const { number, surface, muted, zoom } = message;
        this.#shown = { number, surface, zoom: zoom ?? undefined };
        return this.#detector.noteMuted(muted, now);
      }
      case 'picture': {
        const { id, picture } = message;
        if (!picture.startsWith('screen-')) return;
        this.#pictures = this.#pictures?.with(picture) ?? PictureIds.of(picture);
        return this.#port.send({ type: 'picture-known', id, picture });
      }
      case 'activity':
        return this.#detector.noteActivity(now);
      case 'still-begins':
        return this.#beginStill(message);
      case 'piece':
        return this.#takePiece(message);
      default:
        return;
    }
  }

  #lookForFreeze(): void {
    const freeze = this.#freezeNow();
    if (freeze !== 'none' || this.#freeze === 'none') this.#freeze = freeze;
    else void this.#makeSureOfNone();
  }

  /** Figures come only to a page that is looked at: before it is said that there is no picture, the browser is asked. */
  async #makeSureOfNone(): Promise<void> {
    const [receiver, first] = [this.#receiver, this.#first];
    const stats = await receiver.getStats().catch(() => undefined);
    if (this.#receiver !== receiver || this.#first !== first) return;
    if (stats && hasDecoded(stats)) first.notePicture();
    else this.#freeze = this.#freezeNow();
  }

  #freezeNow(): Freeze | undefined {
    const { phase } = this.#state;
    const now = this.#context.clock.now();
    if (this.permission.isPaused || !this.#isWatching) {
      if (this.#freeze === 'none') this.#first = new TroubleDetector(now);
      return undefined;
    }
    // Without anybody looking at this page no figures are made, and every picture would seem to stand.
    if ((phase !== 'starting' && phase !== 'live') || document.visibilityState !== 'visible')
      return undefined;
    const freeze = this.#detector.freezeAt(now);
    // nobody sees a picture stand that is not there
    if (phase === 'starting' && freeze === 'still') return this.#first.troubleAt(now) && 'none';
    return freeze ?? (this.#first.troubleAt(now) && 'none');
  }

  #beginStill({ still, bytes }: ViewMessageOf<'still-begins'>): void {
    if (this.#assembly?.id !== still || this.#assembly.parts) return;
    const parts = StillAssembly.begin(bytes, (index) =>
      this.#port.send({ type: 'piece-wanted', id: this.permission.id, still, index })
    );
    if (parts) this.#assembly = { id: still, parts };
    else this.#setStill({ phase: 'failed' });
  }

  #takePiece({ still, index, data }: ViewMessageOf<'piece'>): void {
    const parts = this.#assembly?.id === still ? this.#assembly.parts : undefined;
    if (!parts) return;
    const taken = parts.take(index, data);
    if (taken === 'broken') this.#setStill({ phase: 'failed' });
    else if (taken) this.#setStill({ phase: 'there', blob: taken });
    else this.#setStill({ phase: 'fetching', progress: parts.progress });
  }

  #setStill(still: StillState): void {
    this.#cancelStill?.();
    this.#still = still;
    if (still.phase !== 'fetching') {
      this.#assembly = undefined;
      return;
    }
    this.#cancelStill = this.#context.clock.after(stillTimeoutMs, () => this.#setStill({ phase: 'failed' }));
  }
}

function refusedState({ answer, trouble }: Extract<PermissionState, { phase: 'refused' }>): StagePhase {
  switch (answer) {
    case 'declined':
      return { phase: 'declined' };
    case 'unsupported':
      return { phase: 'failed', error: 'screen-unsupported' };
    case 'failed':
      return { phase: 'failed', error: trouble === 'system' ? 'screen-blocked' : 'screen-failed' };
    case 'unknown':
      return { phase: 'failed', error: 'power-unknown' };
  }
}

const hasDecoded = (stats: RTCStatsReport): boolean =>
  [...stats.values()].some(
    (one: { type: string; framesDecoded?: number }) =>
      one.type === 'inbound-rtp' && (one.framesDecoded ?? 0) > 0
  );
