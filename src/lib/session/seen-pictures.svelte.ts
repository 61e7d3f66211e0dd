import type { Clock } from '../base/clock.js';
import type { MediaReceiver } from '../media/media-receiver.js';
import type { PeerLink } from './peer-link.js';
import type { SessionLog } from './session-log.js';
import type { ViewMessage } from './view-messages.js';
import type { SeenPictureView } from './picture-views.js';
import { maxScreens } from './surfaces.js';

interface Options {
  link: Pick<PeerLink, 'port' | 'onUp' | 'onRenewed'>;
  log: SessionLog;
  rtc: RTCConfiguration;
  clock: Clock;
  isActive(): boolean;
}

class SeenPicture implements SeenPictureView {
  readonly id: string;
  readonly number: number;
  readonly receiver: MediaReceiver;
  readonly #close: () => void;
  #isLive = $state(false);

  constructor(id: string, number: number, receiver: MediaReceiver, close: () => void) {
    this.id = id;
    this.number = number;
    this.receiver = receiver;
    this.#close = close;
    receiver.onState(({ phase }) => {
      this.#isLive = phase === 'live' || phase === 'interrupted';
      if (phase === 'failed') close();
    });
  }

  get stream(): MediaStream {
    return this.receiver.stream;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  close(): void {
    this.#close();
  }
}

/** The technician's screens on the customer's page (rules ST10). Looking needs no grant: closing one ends it. */
export class SeenPictures {
  readonly #options: Options;
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #list = $state.raw<readonly SeenPicture[]>([]);
  /** Said to be shown, and not over yet. */
  #wanted: readonly string[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#port = options.link.port('view');
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      // Whatever is still shown is said anew over the new way, under a new id.
      options.link.onUp(() => this.closeAll()),
      options.link.onRenewed(() => {
        for (const { receiver } of this.#list) receiver.restart();
      })
    ];
  }

  get list(): readonly SeenPicture[] {
    return this.#list;
  }

  closeAll(): void {
    this.#wanted = [];
    for (const { id } of this.#list) this.#remove(id);
  }

  close(): void {
    this.closeAll();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #receive(message: ViewMessage): void {
    if (message.type === 'show') void this.#show(message.id, message.number);
    else if (message.type === 'show-over') this.#remove(message.id);
  }

  async #show(id: string, number: number): Promise<void> {
    const { link, rtc, clock, log, isActive } = this.#options;
    this.#wanted = [...this.#wanted, id].slice(-maxScreens);
    const { createMediaReceiver } = await import('../media/media-receiver.js');
    // It may be over by now, and there may be another way to the technician.
    const isWanted = this.#wanted.includes(id) && isActive();
    if (!isWanted || this.#list.length >= maxScreens || this.#list.some((other) => other.id === id)) return;
    const receiver = createMediaReceiver({ port: link.port('media'), viewId: id, rtc, clock });
    const close = (): void => {
      this.#port.send({ type: 'show-over', id });
      this.#remove(id);
    };
    this.#list = [...this.#list, new SeenPicture(id, number, receiver, close)];
    log.add('own-screen-started');
  }

  #remove(id: string): void {
    this.#wanted = this.#wanted.filter((other) => other !== id);
    const picture = this.#list.find((other) => other.id === id);
    if (!picture) return;
    this.#list = this.#list.filter((other) => other !== picture);
    picture.receiver.close();
    this.#options.log.add('own-screen-stopped');
  }
}
