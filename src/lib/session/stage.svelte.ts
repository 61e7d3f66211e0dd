import type { Clock } from '../base/clock.js';
import { createMediaReceiver, type MediaReceiver } from '../media/media-receiver.js';
import { watchFigures } from '../media/watch-figures.js';
import type { PeerLink } from './peer-link.js';
import type { Permission, PermissionState, Permissions } from './permissions.svelte.js';
import type { SessionLog } from './session-log.js';
import type { StageFigures, StagePhase, StageView } from './views.js';

interface Options {
  link: Pick<PeerLink, 'port' | 'isUp'>;
  permissions: Permissions;
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
}

interface View {
  permission: Permission;
  receiver: MediaReceiver;
}

/** The technician's view of the customer's screen: asked for, shown, ended. */
export class Stage implements StageView {
  readonly #options: Options;
  readonly #cleanUps: (() => void)[];
  #state = $state.raw<StagePhase>({ phase: 'idle' });
  #figures = $state.raw<StageFigures | undefined>();
  #canRequest = $state(true);
  #view = $state.raw<View | undefined>();
  #stopFigures: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#cleanUps = [
      // After a reload of this page the picture comes back without asking again.
      options.permissions.onFound((permission) => {
        if (permission.power !== 'screen') return;
        this.#view?.permission.stop();
        this.#open(permission);
        this.#startShowing();
      })
    ];
  }

  get state(): StagePhase {
    return this.#state;
  }

  get figures(): StageFigures | undefined {
    return this.#figures;
  }

  get isPaused(): boolean {
    return this.#view?.permission.isPaused ?? false;
  }

  get canRequest(): boolean {
    return this.#canRequest;
  }

  /** The customer's greeting over a new way. */
  greet({ canShareScreen }: { canShareScreen: boolean }): void {
    this.#canRequest = canShareScreen;
  }

  request(): void {
    if (!this.#canRequest || this.#view) return;
    const permission = this.#options.permissions.ask('screen');
    if (!permission) return;
    this.#open(permission);
    this.#state = { phase: 'asking', since: this.#options.clock.now() };
  }

  cancelRequest(): void {
    if (this.#state.phase === 'asking') this.#view?.permission.stop();
  }

  stop(): void {
    this.#view?.permission.stop();
  }

  close(): void {
    this.#finish({ phase: 'idle' });
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #open(permission: Permission): void {
    this.#closeView();
    this.#view = { permission, receiver: this.#receive(permission) };
    permission.onChange((state) => {
      if (this.#view?.permission === permission) this.#follow(state);
    });
    permission.onRenewed(() => {
      if (this.#view?.permission !== permission) return;
      this.#closeView();
      this.#view = { permission, receiver: this.#receive(permission) };
      this.#startShowing();
    });
  }

  #receive(permission: Permission): MediaReceiver {
    const { link, rtc, clock } = this.#options;
    const receiver = createMediaReceiver({ port: link.port('media'), viewId: permission.id, rtc, clock });
    receiver.onState(() => {
      if (this.#view?.receiver !== receiver) return;
      this.#showIfLive();
      if (receiver.state.phase === 'failed') this.#fail();
    });
    return receiver;
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

  /** The path of the picture cannot be built or repaired. */
  #fail(): void {
    const { permission } = this.#view ?? {};
    const wasLive = this.#state.phase === 'live';
    permission?.lose();
    if (!wasLive) this.#finish({ phase: 'failed', error: 'screen-failed' });
  }

  #follow(state: PermissionState): void {
    switch (state.phase) {
      case 'asking':
        return;
      case 'granted':
        return this.#startShowing();
      case 'withdrawn':
        return this.#finish({ phase: 'idle' });
      case 'ended':
        return this.#finish({ phase: 'ended', by: state.by });
      case 'refused':
        switch (state.answer) {
          case 'declined':
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
