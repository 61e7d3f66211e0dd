import type { ErrorCode } from '../../../base/errors.js';
import { OwnScreens } from './own-screens.svelte.js';
import type { Permission } from '../../../session/feature.js';
import type { ScreenContext } from '../shared/context.js';
import type { SharedPicture } from '../shared/shared-picture.svelte.js';
import { StageScreen } from './stage-screen.svelte.js';
import { maxScreens } from '../shared/surfaces.js';
import { isScreenUnderWay } from './under-way.js';
import type {
  SharedPictureView,
  StageFigures,
  StagePhase,
  StageScreenView,
  StageToolsView,
  StageView
} from '../shared/picture-views.js';

/** The technician's stage: the customer's screens, one of them selected, and what is done with them. */
export class Stage implements StageView, StageToolsView {
  readonly #context: ScreenContext;
  readonly #own: OwnScreens;
  readonly #cleanUps: (() => void)[];
  /** Asked for or shown. */
  #all = $state.raw<readonly StageScreen[]>([]);
  #chosen = $state.raw<StageScreen | undefined>();
  /** What became of the one that was over last. */
  #last = $state.raw<StagePhase>({ phase: 'idle' });
  /** A page said that it can, and its browser could not. */
  #hasFailed = $state(false);
  #count = 0;

  constructor(context: ScreenContext) {
    this.#context = context;
    this.#own = new OwnScreens(context);
    this.#cleanUps = [
      // After a reload of this page the picture comes back without asking again.
      context.powers.onFound((permission) => this.#add(permission)),
      context.session.onGreeted(() => {
        this.#hasFailed = false;
        this.#own.renew();
      }),
      context.session.hold(() => isScreenUnderWay(this))
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

  get reason(): StageView['reason'] {
    return this.#context.powers.reason;
  }

  get canRequest(): boolean {
    return !this.#hasFailed && this.#context.session.greeting?.canShareScreen !== false;
  }

  get another(): StagePhase | undefined {
    if (!this.selected) return undefined;
    return this.#all.find(({ permission }) => !permission.isGranted)?.state ?? this.#last;
  }

  get own(): readonly SharedPicture[] {
    return this.#own.list;
  }

  get wouldMirror(): boolean {
    return this.own.length > 0 && this.screens.length > 0;
  }

  /** Asks for a screen, or for one more. */
  request(): void {
    const isAsking = this.#all.some(({ permission }) => !permission.isGranted);
    if (!this.canRequest || isAsking || this.#all.length >= maxScreens) return;
    const permission = this.#context.powers.ask('screen');
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

  /** On hold, and at the end: nothing is shown any more. What was granted or asked for the kernel has ended by then. */
  endOwnScreens(): void {
    this.#own.endAll();
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
    const screen = new StageScreen(++this.#count, permission, this.#context, (over) => {
      this.#all = this.#all.filter((other) => other !== over);
      this.#last = over.state;
      if (over.state.phase === 'failed' && over.state.error === 'screen-unsupported') this.#hasFailed = true;
    });
    this.#all = [...this.#all, screen];
  }
}
