import { Emitter } from '../../../base/emitter.js';
import type { Area, FilterRules, Size } from '../../../media/frame-filter.js';
import { canPaintTracks } from '../../../media/pixel-reading.js';
import { encoderSettings, usualQuality, type Quality } from '../../../media/quality.js';
import { captureScreen, type CapturedScreen, type CaptureError } from '../../../media/screen-capture.js';
import { watchSource } from '../../../media/source-watch.js';
import { watchActivity } from '../../../base/activity-signs.js';
import { PictureCover } from './picture-cover.svelte.js';
import { PictureOutlet } from './picture-outlet.js';
import type { HeldPower } from '../../../session/feature.js';
import type { ScreenContext } from './context.js';
import type { SharedTab, TabSteering } from './customer-screens.js';
import { numberedPicture, PictureIds, type PictureNumbers } from './surfaces.js';
import type { SharedPictureView } from './picture-views.js';
import type { ViewMessage, ViewMessageOf } from './view-messages.js';

export type SharedPictureContext = Pick<ScreenContext, 'port' | 'rtc' | 'clock' | 'log'> & {
  session: Pick<ScreenContext['session'], 'isUp'>;
};

interface Options {
  context: SharedPictureContext;
  /** Shared by all pictures of this side. */
  numbers: PictureNumbers;
}

const maxBoxes = 40;

/**
 * A picture of this device that the other side sees: what of it leaves (blackened, paused, another one), how well it
 * is sent, stills of it, and its end. Nothing of it leaves before `begin()`.
 */
export class SharedPicture implements HeldPower, SharedPictureView {
  readonly #context: SharedPictureContext;
  readonly #numbers: PictureNumbers;
  readonly #port;
  readonly #begun = new Emitter<void>();
  readonly #paused = new Emitter<boolean>();
  readonly #over = new Emitter<void>();
  readonly #ended = new Emitter<'browser' | 'connection'>();
  readonly #cleanUps: (() => void)[];
  readonly number: number;
  #id: string;
  #outlet: PictureOutlet;
  /** Of this source, said to the other side. */
  #newestPicture: string;
  /** What both sides draw on. */
  #pictures = $state.raw<PictureIds>() as PictureIds;
  #screen = $state.raw<CapturedScreen>() as CapturedScreen;
  #surface = $state.raw<CapturedScreen['surface']>();
  #boxes = $state.raw<readonly Area[]>([]);
  /** Of the picture that the boxes were drawn on. */
  #size: Size | undefined;
  #isPaused = $state(false);
  #isHeld = $state(false);
  #hasBegun = false;
  #isOver = false;
  #quality: Quality = usualQuality;
  #isWatched = true;
  readonly #cover = new PictureCover((screen, size) => {
    if (screen === this.#screen) this.#hold(size);
  });
  #stream: { track: MediaStreamTrack; stream: MediaStream } | undefined;
  #stopListening: (() => void)[] = [];
  #control = $state.raw<TabSteering | undefined>();
  #wheelOver: Element | undefined;

  readonly onEnded = this.#ended.on;
  readonly onPaused = this.#paused.on;
  /** From now on the picture leaves. */
  readonly onBegun = this.#begun.on;
  /** Nothing of it is left. */
  readonly onOver = this.#over.on;

  /** @param outlet of this view; taken over and closed with it */
  constructor(id: string, screen: CapturedScreen, outlet: PictureOutlet, { context, numbers }: Options) {
    this.#id = id;
    this.#context = context;
    this.#numbers = numbers;
    this.number = numbers.take();
    this.#outlet = outlet;
    this.#newestPicture = numbers.newId();
    this.#pictures = PictureIds.of(
      numbers.areIdsKnown ? this.#newestPicture : numberedPicture(numbers.owner, this.number)
    );
    this.#port = context.port<ViewMessage>('view');
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      watchActivity(
        context.clock,
        // what moves on this page is in the picture only when all of the screen is
        () => this.#screen.surface === 'monitor' && this.#hasBegun,
        () => this.#port.send({ type: 'activity', id: this.#id })
      )
    ];
    this.#take(screen);
  }

  get id(): string {
    return this.#id;
  }

  get pictureId(): string {
    return this.#pictures.now;
  }

  wasPicture(id: string): boolean {
    return this.#pictures.has(id);
  }

  get screen(): CapturedScreen {
    return this.#screen;
  }

  /** What the other side gets, for a mirror of it on this page. */
  get stream(): MediaStream {
    const track = this.#cover.trackOf(this.#screen);
    if (this.#stream?.track !== track) this.#stream = { track, stream: new MediaStream([track]) };
    return this.#stream.stream;
  }

  granted(): void {
    this.#context.log('screen-started', {});
  }

  get shown(): this {
    return this;
  }

  get surface(): CapturedScreen['surface'] {
    return this.#surface;
  }

  get boxes(): readonly Area[] {
    return this.#boxes;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  get isZoomOff(): boolean {
    return this.#control?.isOff ?? false;
  }

  /** From now on the picture leaves. */
  begin(): void {
    this.#hasBegun = true;
    this.#watchOutlet(this.#outlet);
    this.#decide();
    this.#begun.emit();
  }

  /** The other side knows the id by now. */
  told(): void {
    this.#tellPicture();
    this.#tell();
    if (this.#isPaused || this.#isHeld) this.#tellPaused();
  }

  /** Blackened before anything is encoded; places are of the picture, 0 to 1. */
  setBoxes(boxes: readonly Area[], size?: Size): void {
    const hadBoxes = this.#boxes.length > 0;
    this.#boxes = boxes.slice(0, maxBoxes);
    if (size || !hadBoxes) this.#size = size;
    this.#decide();
    if (hadBoxes === this.#boxes.length > 0) return;
    // what moves the content below the boxes is not the other side's to do
    this.#coverControl();
    this.#tell();
  }

  /** Paused, nothing leaves; the other side keeps the last picture and knows. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#decide();
    this.#context.log(isPaused ? 'screen-paused' : 'screen-resumed', {});
    this.#tellPaused();
  }

  /** The customer has looked at what has moved below the boxes, and says that it may be seen as it is. */
  confirm(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#decide();
    this.#context.log('screen-looked-at', {});
    this.#tellPaused();
  }

  /**
   * Another screen, window or tab in place of this one. The boxes belonged to the old one: where there were some, the
   * customer looks first whether the new one needs any.
   */
  replace(screen: CapturedScreen): void {
    this.#hold();
    this.#outlet.cut();
    this.#cover.drop();
    this.#stopScreen();
    this.#boxes = [];
    this.#noteOtherSource();
    this.#coverControl();
    this.#take(screen);
    this.#decide();
    this.#tellPicture();
    this.#tell();
  }

  async chooseAgain(): Promise<CaptureError | undefined> {
    const captured = await captureScreen();
    if (!captured.ok) {
      if (captured.error === 'screen-blocked') this.#context.log('screen-trouble-system', {});
      else if (captured.error === 'screen-failed') this.#context.log('screen-trouble-failure', {});
      // whoever closes the picker keeps what they have
      return captured.error === 'screen-denied' ? undefined : captured.error;
    }
    if (this.#isOver) captured.value.stop();
    else this.replace(captured.value);
    return undefined;
  }

  /** For the power to zoom it. */
  get tab(): SharedTab {
    const { zoom } = this.#screen;
    return {
      isCovered: this.#boxes.length > 0,
      askPermission: zoom && (() => zoom.askPermission()),
      steer: (control) => this.#steer(control)
    };
  }

  forwardWheel(over: Element): () => void {
    this.#passWheel(over);
    return () => {
      if (this.#wheelOver === over) this.#passWheel(undefined);
    };
  }

  renew(id: string): void {
    const { rtc, clock } = this.#context;
    this.#outlet.close();
    this.#id = id;
    this.#outlet = new PictureOutlet({ port: this.#context.port('media'), viewId: id, rtc, clock });
    this.#isWatched = true;
    this.#outlet.tune(this.#quality);
    this.#watchOutlet(this.#outlet);
    this.#decide();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#outlet.close();
    this.#numbers.free(this.number);
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#stopScreen();
    this.#cover.drop();
    this.#over.emit();
  }

  /** What was drawn on the one before does not lie on this one. */
  #noteOtherSource(): void {
    this.#newestPicture = this.#numbers.newId();
    if (this.#numbers.areIdsKnown) this.#pictures = this.#pictures.with(this.#newestPicture);
  }

  #notePictureKnown(picture: string): void {
    if (picture !== this.#newestPicture) return;
    this.#numbers.areIdsKnown = true;
    this.#pictures = this.#pictures.with(picture);
  }

  /** The browser puts another tab, window or screen into the same capture: as if the customer had chosen again. */
  #switch(): void {
    this.#hold();
    this.#noteOtherSource();
    this.#heedSource();
    this.#tellPicture();
    this.#tell();
  }

  /** What follows from what is captured. */
  #heedSource(): void {
    this.#surface = this.#screen.surface;
    this.#control?.take(this.#screen.zoom);
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
      screen.zoom?.onChange(tell) ?? (() => undefined),
      watchSource(track, () => this.#switch())
    ];
    this.#heedSource();
  }

  #steer(control: TabSteering): () => void {
    this.#control = control;
    control.cover(this.#boxes.length > 0);
    control.forwardWheel(this.#wheelOver);
    control.take(this.#screen.zoom);
    this.#tell();
    return () => {
      if (this.#control !== control) return;
      this.#control = undefined;
      control.forwardWheel(undefined);
      this.#tell();
    };
  }

  #passWheel(over: Element | undefined): void {
    this.#wheelOver = over;
    this.#control?.forwardWheel(over);
  }

  #coverControl(): void {
    const wasOff = this.isZoomOff;
    this.#control?.cover(this.#boxes.length > 0);
    if (wasOff !== this.isZoomOff) this.#context.log(wasOff ? 'zoom-on' : 'zoom-off', {});
  }

  /** Boxes are bound to places in the picture, and something else is there now. */
  #hold(size?: Size): void {
    if (this.#boxes.length === 0 || this.#isOver) return;
    const isNew = !this.#isHeld;
    this.#isHeld = true;
    if (size) this.#size = size;
    // cuts; and what the customer looks at then is the new picture
    this.#decide();
    if (!isNew) return;
    this.#context.log('screen-held', {});
    if (this.#hasBegun) this.#tellPaused();
  }

  #stopScreen(): void {
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#screen.stop();
  }

  /** Nothing leaves from here on before what may be seen is sure, and then that and nothing else (MD12). */
  #decide(): void {
    this.#outlet.cut();
    if (!this.#isOver) this.#cover.show(this.#screen, this.#rules, (track) => this.#open(track));
  }

  get #rules(): FilterRules {
    return {
      boxes: this.#boxes,
      isGray: encoderSettings(this.#quality).isGray && canPaintTracks(),
      size: this.#size
    };
  }

  #open(track: MediaStreamTrack): void {
    const isAllowed = this.#hasBegun && !this.#isOver && !this.#isPaused && !this.#isHeld;
    if (isAllowed && this.#isWatched) this.#outlet.open(track);
  }

  /** A view that cannot be repaired ends the sharing; one that failed while nobody was there is renewed. */
  #watchOutlet(outlet: PictureOutlet): void {
    outlet.onState((state) => {
      if (state.phase === 'failed' && this.#outlet === outlet && this.#context.session.isUp)
        this.#ended.emit('connection');
    });
  }

  #receive(message: ViewMessage): void {
    if (message.id !== this.#id || !this.#hasBegun || this.#isOver) return;
    switch (message.type) {
      case 'quality': {
        const { level, aim } = message;
        const { isGray } = this.#rules;
        this.#quality = { level, aim };
        if (this.#rules.isGray !== isGray) this.#decide();
        return this.#outlet.tune(this.#quality);
      }
      case 'watching':
        if (this.#isWatched === message.watching) return;
        this.#isWatched = message.watching;
        return this.#decide();
      case 'zoom':
        return this.#control?.step(message.step);
      case 'picture-known':
        return this.#notePictureKnown(message.picture);
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
    const { surface } = this;
    const { track } = this.#screen;
    this.#port.send({
      type: 'shown',
      id: this.#id,
      number: this.number,
      surface: surface ?? 'unknown',
      muted: track.muted,
      zoom: this.#control?.level ?? null
    });
  }

  #tellPicture(): void {
    if (this.#hasBegun && !this.#isOver)
      this.#port.send({ type: 'picture', id: this.#id, picture: this.#newestPicture });
  }

  #tellPaused(): void {
    this.#paused.emit(this.#isPaused || this.#isHeld);
  }

  async #takeStill(still: string): Promise<void> {
    const bytes = await this.#outlet.takeStill(still);
    if (!this.#isOver) this.#port.send({ type: 'still-begins', id: this.#id, still, bytes });
  }

  async #sendPiece({ still, index }: ViewMessageOf<'piece-wanted'>): Promise<void> {
    const data = await this.#outlet.pieceOfStill(still, index);
    if (data !== undefined) this.#port.send({ type: 'piece', id: this.#id, still, index, data });
  }
}
