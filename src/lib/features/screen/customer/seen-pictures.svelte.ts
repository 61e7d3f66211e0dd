import { createMediaReceiver, type MediaReceiver } from '../../../media/media-receiver.js';
import type { ScreenContext } from '../shared/context.js';
import type { ViewMessage } from '../shared/view-messages.js';
import type { SeenPictureView } from '../shared/picture-views.js';
import { maxScreens, numberedPicture } from '../shared/surfaces.js';

export type SeenContext = Pick<ScreenContext, 'port' | 'rtc' | 'clock' | 'log'> & {
  session: Pick<ScreenContext['session'], 'isActive' | 'isUp' | 'onChange'>;
  connection: Pick<ScreenContext['connection'], 'onRenewed'>;
};

class SeenPicture implements SeenPictureView {
  readonly id: string;
  readonly number: number;
  readonly receiver: MediaReceiver;
  readonly #close: () => void;
  #isLive = $state(false);
  #pictureId = $state.raw<string | undefined>();

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

  get pictureId(): string {
    return this.#pictureId ?? numberedPicture('own', this.number);
  }

  set pictureId(id: string | undefined) {
    this.#pictureId = id;
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
  readonly #context: SeenContext;
  readonly #port;
  readonly #off: () => void;
  #list = $state.raw<readonly SeenPicture[]>([]);

  constructor(context: SeenContext) {
    this.#context = context;
    this.#port = context.port<ViewMessage>('view');
    this.#off = context.connection.onRenewed(() => {
      for (const { receiver } of this.#list) receiver.restart();
    });
  }

  get list(): readonly SeenPicture[] {
    return this.#list;
  }

  closeAll(): void {
    for (const { id } of this.#list) this.#remove(id);
  }

  close(): void {
    this.closeAll();
    this.#off();
  }

  hear(message: ViewMessage): void {
    if (message.type === 'show') this.#show(message.id, message.number);
    else if (message.type === 'show-over') this.#remove(message.id);
    else if (message.type === 'picture') this.#know(message.id, message.picture);
  }

  #know(id: string, picture: string): void {
    const seen = this.#list.find((other) => other.id === id);
    if (!seen || !picture.startsWith('own-')) return;
    seen.pictureId = picture;
    this.#port.send({ type: 'picture-known', id, picture });
  }

  #show(id: string, number: number): void {
    const { rtc, clock, session } = this.#context;
    if (!session.isActive || this.#list.length >= maxScreens) return;
    if (this.#list.some((other) => other.id === id)) return;
    const receiver = createMediaReceiver({ port: this.#context.port('media'), viewId: id, rtc, clock });
    const close = (): void => {
      this.#port.send({ type: 'show-over', id });
      this.#remove(id);
    };
    this.#list = [...this.#list, new SeenPicture(id, number, receiver, close)];
    this.#context.log('own-screen-started', {});
  }

  #remove(id: string): void {
    const picture = this.#list.find((other) => other.id === id);
    if (!picture) return;
    this.#list = this.#list.filter((other) => other !== picture);
    picture.receiver.close();
    this.#context.log('own-screen-stopped', {});
  }
}
