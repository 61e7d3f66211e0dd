import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { isFiltering, type Area, type FilterRules } from '../media/frame-filter.js';
import { createMediaSender, type MediaSender } from '../media/media-sender.js';
import type { FilteredTrack } from '../media/picture-filter.js';
import { encoderSettings, usualQuality, type Quality } from '../media/quality.js';
import { captureScreen, type CapturedScreen } from '../media/screen-capture.js';
import type { PeerLink } from './peer-link.js';
import type { HeldPower } from './powers.js';
import type { SessionLog } from './session-log.js';
import type { PictureNumbers } from './surfaces.js';
import type { SharedPictureView } from './picture-views.js';
import { maxStillBytes, type ViewMessage, type ViewMessageOf } from './view-messages.js';

export interface SharedPictureOptions {
  link: Pick<PeerLink, 'port' | 'isUp'>;
  rtc: RTCConfiguration;
  clock: Clock;
  log: SessionLog;
  /** Shared by all pictures of this side. */
  numbers: PictureNumbers;
}

/** Movement on the page is told at most so often. */
const activityIntervalMs = 2_000;
/** A page that asks for stills in a loop would only keep this one busy. */
const stillIntervalMs = 500;
const maxBoxes = 40;
const signsOfActivity = ['pointermove', 'keydown', 'wheel'] as const;

/**
 * A picture of this device that the other side sees: what of it leaves (blackened, paused, another one), how well it
 * is sent, stills of it, and its end. Nothing of it leaves before `begin()`.
 */
export class SharedPicture implements HeldPower, SharedPictureView {
  readonly #options: SharedPictureOptions;
  readonly #port;
  readonly #ended = new Emitter<'browser' | 'connection'>();
  readonly #cleanUps: (() => void)[];
  readonly number: number;
  #id: string;
  #sender: MediaSender;
  #screen = $state.raw<CapturedScreen>() as CapturedScreen;
  #boxes = $state.raw<readonly Area[]>([]);
  #isPaused = $state(false);
  #hasBegun = false;
  #isOver = false;
  #quality: Quality = usualQuality;
  #isWatched = true;
  #filtered = $state.raw<FilteredTrack | undefined>();
  #stream: { track: MediaStreamTrack; stream: MediaStream } | undefined;
  /** Counts what was decided about the outgoing track, so that a late import does not undo a newer decision. */
  #decision = 0;
  #still: { id: string; blob: Blob } | undefined;
  /** Counts what changed in what may be seen: a still that was begun before may not leave after it. */
  #stillTurn = 0;
  #stillAt = -Infinity;
  #activityAt = -Infinity;
  #stopListening: (() => void)[] = [];
  /** May the other side zoom it now? Set by the power `control-tab`. */
  #mayZoom = false;
  #wheelOver: Element | undefined;

  readonly onEnded = this.#ended.on;

  /** @param sender of this view; taken over and closed with it */
  constructor(id: string, screen: CapturedScreen, sender: MediaSender, options: SharedPictureOptions) {
    this.#id = id;
    this.#options = options;
    this.number = options.numbers.take();
    this.#sender = sender;
    this.#port = options.link.port('view');
    this.#cleanUps = [this.#port.onMessage((message) => this.#receive(message)), this.#watchActivity()];
    this.#take(screen);
  }

  get id(): string {
    return this.#id;
  }

  get screen(): CapturedScreen {
    return this.#screen;
  }

  /** What the other side gets, for a mirror of it on this page. */
  get stream(): MediaStream {
    const track = this.#filtered?.track ?? this.#screen.track;
    if (this.#stream?.track !== track) this.#stream = { track, stream: new MediaStream([track]) };
    return this.#stream.stream;
  }

  get shown(): this {
    return this;
  }

  get surface(): CapturedScreen['surface'] {
    return this.#screen.surface;
  }

  get boxes(): readonly Area[] {
    return this.#boxes;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** From now on the picture leaves. */
  begin(): void {
    this.#hasBegun = true;
    this.#watchSender(this.#sender);
    this.#decide();
  }

  /** The other side knows the id by now. */
  told(): void {
    this.#tell();
    if (this.#isPaused) this.#tellPaused();
  }

  /** Blackened before anything is encoded; places are of the picture, 0 to 1. */
  setBoxes(boxes: readonly Area[]): void {
    this.#boxes = boxes.slice(0, maxBoxes);
    this.#dropStill();
    this.#decide();
  }

  /** Paused, nothing leaves; the other side keeps the last picture and knows. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#dropStill();
    this.#decide();
    this.#options.log.add(isPaused ? 'screen-paused' : 'screen-resumed');
    this.#tellPaused();
  }

  /** Another screen, window or tab in place of this one. The boxes belonged to the old one. */
  replace(screen: CapturedScreen): void {
    this.#dropStill();
    this.#dropFilter();
    this.#sender.detach();
    this.#stopScreen();
    this.#boxes = [];
    this.#take(screen);
    this.#decide();
    this.#tell();
  }

  async chooseAgain(): Promise<void> {
    const captured = await captureScreen();
    if (!captured.ok) return;
    if (this.#isOver) captured.value.stop();
    else this.replace(captured.value);
  }

  /** For the power `control-tab`. */
  allowZoom(mayZoom: boolean): void {
    this.#mayZoom = mayZoom;
    this.#passWheel();
    this.#tell();
  }

  forwardWheel(over: Element): () => void {
    this.#wheelOver = over;
    this.#passWheel();
    return () => {
      if (this.#wheelOver !== over) return;
      this.#wheelOver = undefined;
      this.#passWheel();
    };
  }

  renew(id: string): void {
    const { link, rtc, clock } = this.#options;
    this.#sender.close();
    this.#id = id;
    this.#dropStill();
    this.#sender = createMediaSender({ port: link.port('media'), viewId: id, rtc, clock });
    this.#isWatched = true;
    this.#sender.tune({ quality: this.#quality, isActive: true });
    this.#watchSender(this.#sender);
    this.#decide();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.numbers.free(this.number);
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#stopScreen();
    this.#dropFilter();
    this.#sender.close();
    this.#dropStill();
  }

  #take(screen: CapturedScreen): void {
    this.#screen = screen;
    const tell = (): void => this.#tell();
    const { track } = screen;
    track.addEventListener('mute', tell);
    track.addEventListener('unmute', tell);
    this.#stopListening = [
      () => track.removeEventListener('mute', tell),
      () => track.removeEventListener('unmute', tell),
      screen.onEnded(() => this.#ended.emit('browser')),
      screen.zoom?.onChange(tell) ?? (() => undefined)
    ];
    this.#passWheel();
  }

  #passWheel(): void {
    void this.#screen.zoom?.forwardWheel(this.#mayZoom ? this.#wheelOver : undefined);
  }

  #stopScreen(): void {
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#screen.stop();
  }

  #decide(): void {
    const decision = ++this.#decision;
    const rules: FilterRules = { boxes: this.#boxes, isGray: encoderSettings(this.#quality).isGray };
    if (!isFiltering(rules)) {
      this.#dropFilter();
      return this.#attach(this.#screen.track);
    }
    if (this.#filtered) {
      this.#filtered.update(rules);
      return this.#attach(this.#filtered.track);
    }
    // Nothing may slip through unfiltered while the filter is on its way.
    this.#sender.detach();
    void import('../media/picture-filter.js').then(({ filterTrack }) => {
      if (decision !== this.#decision || this.#isOver) return;
      this.#filtered = filterTrack(this.#screen.track, rules);
      this.#attach(this.#filtered.track);
    });
  }

  #attach(track: MediaStreamTrack): void {
    if (this.#isOver || !this.#hasBegun) return;
    if (this.#isPaused) this.#sender.detach();
    else this.#sender.attach(track);
  }

  #dropStill(): void {
    this.#still = undefined;
    this.#stillTurn++;
  }

  #dropFilter(): void {
    this.#filtered?.close();
    this.#filtered = undefined;
  }

  /** A view that cannot be repaired ends the sharing; one that failed while nobody was there is renewed. */
  #watchSender(sender: MediaSender): void {
    sender.onState((state) => {
      if (state.phase === 'failed' && this.#sender === sender && this.#options.link.isUp)
        this.#ended.emit('connection');
    });
  }

  #receive(message: ViewMessage): void {
    if (message.id !== this.#id || !this.#hasBegun || this.#isOver) return;
    switch (message.type) {
      case 'quality': {
        const { level, aim } = message;
        this.#quality = { level, aim };
        this.#decide();
        return this.#sender.tune({ quality: this.#quality });
      }
      case 'watching':
        this.#isWatched = message.watching;
        return this.#sender.tune({ isActive: this.#isWatched });
      case 'zoom':
        if (this.#mayZoom) void this.#screen.zoom?.step(message.step).catch(() => undefined);
        return;
      case 'still':
        return void this.#takeStill(message.still);
      case 'piece-wanted':
        return void this.#sendPiece(message);
      default:
        return;
    }
  }

  #tell(): void {
    if (!this.#hasBegun || this.#isOver) return;
    const { surface, track, zoom } = this.#screen;
    this.#port.send({
      type: 'shown',
      id: this.#id,
      number: this.number,
      surface: surface ?? 'unknown',
      muted: track.muted,
      zoom: this.#mayZoom && zoom ? zoom.level : null
    });
  }

  #tellPaused(): void {
    this.#options.link.port('consent').send({ type: 'paused', id: this.#id, isPaused: this.#isPaused });
  }

  #watchActivity(): () => void {
    if (typeof document === 'undefined') return () => undefined;
    const note = (): void => {
      const now = this.#options.clock.now();
      // What moves on this page is in the picture only when all of the screen is.
      if (this.#screen.surface !== 'monitor' || !this.#hasBegun) return;
      if (Math.abs(now - this.#activityAt) < activityIntervalMs) return;
      this.#activityAt = now;
      this.#port.send({ type: 'activity', id: this.#id });
    };
    for (const sign of signsOfActivity) document.addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of signsOfActivity) document.removeEventListener(sign, note);
    };
  }

  async #takeStill(still: string): Promise<void> {
    const { clock } = this.#options;
    const none = (): void => this.#port.send({ type: 'still-begins', id: this.#id, still, bytes: 0 });
    if (this.#isPaused || Math.abs(clock.now() - this.#stillAt) < stillIntervalMs) return none();
    this.#stillAt = clock.now();
    const turn = this.#stillTurn;
    const { takeStill } = await import('../media/still.js');
    const track = this.#filtered?.track ?? this.#screen.track;
    // What is under way to be blackened is not shown meanwhile.
    const needsFilter = isFiltering({ boxes: this.#boxes, isGray: false });
    const blob = needsFilter && !this.#filtered ? undefined : await takeStill(track);
    if (this.#isOver) return;
    if (!blob || blob.size > maxStillBytes || turn !== this.#stillTurn) return none();
    this.#still = { id: still, blob };
    this.#port.send({ type: 'still-begins', id: this.#id, still, bytes: blob.size });
  }

  async #sendPiece({ still, index }: ViewMessageOf<'piece-wanted'>): Promise<void> {
    if (this.#still?.id !== still) return;
    const { blob } = this.#still;
    const { pieceCount, pieceOf } = await import('./still-transfer.js');
    const data = await pieceOf(blob, index);
    if (data === undefined || this.#still?.id !== still || this.#isOver) return;
    this.#port.send({ type: 'piece', id: this.#id, still, index, data });
    if (index === pieceCount(blob.size) - 1) this.#still = undefined;
  }
}
