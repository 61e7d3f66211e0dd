import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { err, ok } from '../base/result.js';
import { createMediaSender, type MediaSender } from '../media/media-sender.js';
import { canCaptureScreen, captureScreen, type CapturedScreen } from '../media/screen-capture.js';
import type { PeerLink } from './peer-link.js';
import type { HeldPower, PowerRules } from './powers.js';

interface Options {
  link: Pick<PeerLink, 'port' | 'isUp'>;
  rtc: RTCConfiguration;
  clock: Clock;
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
  readonly #options: Options;
  readonly #ended = new Emitter<'browser' | 'connection'>();
  readonly onEnded = this.#ended.on;
  #sender: MediaSender;

  /** @param sender of this view; taken over and closed with it */
  constructor(screen: CapturedScreen, sender: MediaSender, options: Options) {
    this.screen = screen;
    this.#options = options;
    this.#sender = sender;
    screen.onEnded(() => this.#ended.emit('browser'));
    this.#begin(sender);
  }

  renew(id: string): void {
    this.#sender.close();
    const { link, rtc, clock } = this.#options;
    this.#begin(createMediaSender({ port: link.port('media'), viewId: id, rtc, clock }));
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
    sender.attach(this.screen.track);
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
        return ok(new HeldScreen(captured.value, sender, options));
      },
      close: () => sender.close()
    };
  }
});
