import type { ErrorCode } from '../base/errors.js';
import { OwnScreens } from './own-screens.svelte.js';
import { powerPhase, type Permission } from './consent/permissions.svelte.js';
import type { SharedPicture } from './shared-picture.svelte.js';
import { StageScreen, type StageOptions } from './stage-screen.svelte.js';
import { maxScreens } from './surfaces.js';
import type {
  PowerPhase,
  RecordingFacts,
  SharedPictureView,
  StageFigures,
  StagePhase,
  StageScreenView,
  StageToolsView,
  StageView
} from './picture-views.js';

const keepTimeoutMs = 5_000;

/** The technician's stage: the customer's screens, one of them selected, and what is done with them. */
export class Stage implements StageView, StageToolsView {
  readonly #options: StageOptions;
  readonly #own: OwnScreens;
  readonly #cleanUps: (() => void)[];
  /** Asked for or shown. */
  #all = $state.raw<readonly StageScreen[]>([]);
  #chosen = $state.raw<StageScreen | undefined>();
  /** What became of the one that was over last. */
  #last = $state.raw<StagePhase>({ phase: 'idle' });
  #canRequest = $state(true);
  #recordingUnderWay = $state.raw<Promise<void> | undefined>();
  #recording = $state.raw<Permission | undefined>();
  #count = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#own = new OwnScreens(options);
    this.#cleanUps = [
      options.permissions.onFound((permission) => {
        // After a reload of this page the picture comes back without asking again.
        if (permission.power === 'screen') this.#add(permission);
        // What was recorded ended with the page that recorded.
        else if (permission.power === 'recording') permission.stop();
      })
    ];
  }

  get tools(): StageToolsView {
    return this;
  }

  get screens(): readonly StageScreen[] {
    return this.#all.filter(({ permission }) => permission.isGranted);
  }

  get selected(): StageScreen | undefined {
    const { screens } = this;
    return screens.find((screen) => screen === this.#chosen) ?? screens[0];
  }

  get state(): StagePhase {
    return (this.selected ?? this.#all[0])?.state ?? this.#last;
  }

  get figures(): StageFigures | undefined {
    return this.selected?.figures;
  }

  get isPaused(): boolean {
    return this.selected?.permission.isPaused ?? false;
  }

  get reason(): { text: string } {
    return this.#options.permissions.reason;
  }

  get canRequest(): boolean {
    return this.#canRequest;
  }

  get another(): StagePhase | undefined {
    if (!this.selected) return undefined;
    return this.#all.find(({ permission }) => !permission.isGranted)?.state ?? this.#last;
  }

  get recording(): PowerPhase {
    return powerPhase(this.#recording);
  }

  get own(): readonly SharedPicture[] {
    return this.#own.list;
  }

  get wouldMirror(): boolean {
    return this.own.length > 0 && this.screens.length > 0;
  }

  /** The customer's greeting over a new way. */
  greet({ canShareScreen }: { canShareScreen: boolean }): void {
    this.#canRequest = canShareScreen;
    this.#own.renew();
  }

  /** Asks for a screen, or for one more. */
  request(): void {
    const isAsking = this.#all.some(({ permission }) => !permission.isGranted);
    if (!this.#canRequest || isAsking || this.#all.length >= maxScreens) return;
    const permission = this.#options.permissions.ask('screen');
    if (!permission) return;
    this.#last = { phase: 'idle' };
    this.#add(permission);
  }

  cancelRequest(): void {
    this.#all.find(({ permission }) => !permission.isGranted)?.stop();
  }

  select(screen: StageScreenView): void {
    this.#chosen = this.#all.find((other) => other === screen);
  }

  stop(): void {
    (this.selected ?? this.#all[0])?.stop();
  }

  /** On hold, and at the end: nothing is seen, asked or shown any more. */
  stopAll(): void {
    for (const screen of this.#all) screen.stop();
    this.#recording?.stop();
    this.#own.endAll();
  }

  get isRecording(): boolean {
    return this.#recordingUnderWay !== undefined;
  }

  askRecording(): void {
    if (this.recording === 'asking' || this.recording === 'granted') return;
    this.#recording = this.#options.permissions.ask('recording');
  }

  endRecording(): void {
    this.#recording?.stop();
  }

  noteRecording(file: Promise<RecordingFacts | undefined>): void {
    const noted = file.then((kept) => {
      if (this.#recordingUnderWay === noted) this.#recordingUnderWay = undefined;
      if (!kept) return;
      const { name, bytes, seconds, sha256 } = kept;
      const facts = { name, bytes: String(bytes), seconds: String(Math.round(seconds)), sha256 };
      this.#options.log.add('recording-kept', facts);
    });
    this.#recordingUnderWay = noted;
  }

  /** Until what is recorded is kept and in the log; `undefined` when nothing is. A disk that hangs is not waited for. */
  get recordingUnderWay(): Promise<void> | undefined {
    if (!this.#recordingUnderWay) return undefined;
    const tooLong = new Promise<void>((resolve) => this.#options.clock.after(keepTimeoutMs, resolve));
    return Promise.race([this.#recordingUnderWay, tooLong]);
  }

  showOwn(): Promise<ErrorCode | undefined> {
    return this.#own.show();
  }

  endOwn(picture: SharedPictureView): void {
    const own = this.own.find((other) => other === picture);
    if (own) this.#own.end(own);
  }

  close(): void {
    for (const screen of this.#all) screen.close();
    this.#all = [];
    this.#last = { phase: 'idle' };
    this.#own.close();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #add(permission: Permission): void {
    const screen = new StageScreen(++this.#count, permission, this.#options, (over) => {
      this.#all = this.#all.filter((other) => other !== over);
      this.#last = over.state;
      if (over.state.phase === 'failed' && over.state.error === 'screen-unsupported')
        this.#canRequest = false;
    });
    this.#all = [...this.#all, screen];
  }
}
