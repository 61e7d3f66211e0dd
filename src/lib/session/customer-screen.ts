import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { err, ok } from '../base/result.js';
import { createMediaSender, type MediaSender } from '../media/media-sender.js';
import { canCaptureScreen, captureScreen, type CapturedScreen } from '../media/screen-capture.js';
import type { PeerLink } from './peer-link.js';
import type { HeldPower, PowerRules } from './powers.js';
import type { SessionLog } from './session-log.js';
import { SharedScreen } from './shared-screen.svelte.js';

interface Options {
  link: Pick<PeerLink, 'port' | 'isUp'>;
  rtc: RTCConfiguration;
  clock: Clock;
  log: SessionLog;
}

/** More screens than this have no place on a technician's stage, and no network carries them. */
const maxScreens = 4;

const refusals = {
  'screen-denied': 'declined',
  'screen-unsupported': 'unsupported',
  'screen-failed': 'failed'
} as const;

/** A screen, window or tab that the technician may see. */
export class HeldScreen implements HeldPower {
  readonly screen: CapturedScreen;
  readonly shown: SharedScreen;
  readonly #options: Options;
  readonly #ended = new Emitter<'browser' | 'connection'>();
  readonly onEnded = this.#ended.on;
  #sender: MediaSender;
  #id: string;

  /** @param sender of the view `id`; taken over and closed with it */
  constructor(screen: CapturedScreen, id: string, sender: MediaSender, options: Options) {
    this.screen = screen;
    this.#id = id;
    this.shown = new SharedScreen(screen, (isPaused) => this.#pause(isPaused));
    this.#options = options;
    this.#sender = sender;
    screen.onEnded(() => this.#ended.emit('browser'));
    this.#begin(sender);
  }

  renew(id: string): void {
    this.#id = id;
    this.#sender.close();
    const { link, rtc, clock } = this.#options;
    this.#begin(createMediaSender({ port: link.port('media'), viewId: id, rtc, clock }));
  }

  told(): void {
    if (this.shown.isPaused) this.#tell(true);
  }

  end(): void {
    this.screen.stop();
    this.#sender.close();
  }

  /** A view that cannot be repaired ends the sharing; one that failed while the technician is away is renewed. */
  #begin(sender: MediaSender): void {
    this.#sender = sender;
    sender.onState((state) => {
      if (state.phase === 'failed' && this.#sender === sender && this.#options.link.isUp)
        this.#ended.emit('connection');
    });
    if (!this.shown.isPaused) sender.attach(this.screen.track);
  }

  #pause(isPaused: boolean): void {
    if (isPaused) this.#sender.detach();
    else this.#sender.attach(this.screen.track);
    this.#options.log.add(isPaused ? 'screen-paused' : 'screen-resumed');
    this.#tell(isPaused);
  }

  #tell(isPaused: boolean): void {
    this.#options.link.port('consent').send({ type: 'paused', id: this.#id, isPaused });
  }
}

/** The power to see a screen. Its path is opened with the question, so that the picture follows Allow at once. */
export const screenPower = (options: Options): PowerRules => ({
  isPossible: () => canCaptureScreen(),
  atMost: maxScreens,
  open({ id }) {
    const { link, rtc, clock } = options;
    const sender = createMediaSender({ port: link.port('media'), viewId: id, rtc, clock });
    return {
      async allow() {
        const captured = await captureScreen();
        if (!captured.ok) return err(refusals[captured.error]);
        return ok(new HeldScreen(captured.value, id, sender, options));
      },
      close: () => sender.close()
    };
  }
});
