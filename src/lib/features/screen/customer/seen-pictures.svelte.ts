import { announceMissedPart } from '../../../base/lost-part.js';
import type { MediaReceiver } from '../../../media/media-receiver.js';
import type { ScreenContext } from '../shared/context.js';
import type { ViewMessage } from '../shared/view-messages.js';
import type { SeenPictureView } from '../shared/picture-views.js';
import { maxScreens, numberedPicture } from '../shared/surfaces.js';

type Context = Pick<ScreenContext, 'port' | 'rtc' | 'clock' | 'log'> & {
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
  readonly #context: Context;
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #list = $state.raw<readonly SeenPicture[]>([]);
  /** Said to be shown, and not over yet; with the id of the picture once that was said. */
  readonly #wanted = new Map<string, string | undefined>();

  constructor(context: Context) {
    this.#context = context;
    this.#port = context.port<ViewMessage>('view');
    let { isUp } = context.session;
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#receive(message)),
      // Whatever is still shown is said anew over the new way, under a new id.
      context.session.onChange(() => {
        const wasUp = isUp;
        ({ isUp } = context.session);
        if (isUp && !wasUp) this.closeAll();
      }),
      context.connection.onRenewed(() => {
        for (const { receiver } of this.#list) receiver.restart();
      })
    ];
  }

  get list(): readonly SeenPicture[] {
    return this.#list;
  }

  closeAll(): void {
    this.#wanted.clear();
    for (const { id } of this.#list) this.#remove(id);
  }

  close(): void {
    this.closeAll();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #receive(message: ViewMessage): void {
    if (message.type === 'show') void this.#show(message.id, message.number);
    else if (message.type === 'show-over') this.#remove(message.id);
    else if (message.type === 'picture') this.#know(message.id, message.picture);
  }

  /** Of a picture that is shown, or whose code is on its way here. */
  #know(id: string, picture: string): void {
    if (!this.#wanted.has(id) || !picture.startsWith('own-')) return;
    this.#wanted.set(id, picture);
    const seen = this.#list.find((other) => other.id === id);
    if (seen) seen.pictureId = picture;
    this.#port.send({ type: 'picture-known', id, picture });
  }

  async #show(id: string, number: number): Promise<void> {
    const { rtc, clock, session } = this.#context;
    if (!this.#wanted.has(id) && this.#wanted.size >= maxScreens)
      this.#wanted.delete([...this.#wanted.keys()][0]!);
    this.#wanted.set(id, this.#wanted.get(id));
    const code = await import('../../../media/media-receiver.js').catch(announceMissedPart);
    if (!code) return;
    const { createMediaReceiver } = code;
    // It may be over by now, and there may be another way to the technician.
    const isWanted = this.#wanted.has(id) && session.isActive;
    if (!isWanted || this.#list.length >= maxScreens || this.#list.some((other) => other.id === id)) return;
    const receiver = createMediaReceiver({ port: this.#context.port('media'), viewId: id, rtc, clock });
    const close = (): void => {
      this.#port.send({ type: 'show-over', id });
      this.#remove(id);
    };
    const seen = new SeenPicture(id, number, receiver, close);
    seen.pictureId = this.#wanted.get(id);
    this.#list = [...this.#list, seen];
    this.#context.log('own-screen-started', {});
  }

  #remove(id: string): void {
    this.#wanted.delete(id);
    const picture = this.#list.find((other) => other.id === id);
    if (!picture) return;
    this.#list = this.#list.filter((other) => other !== picture);
    picture.receiver.close();
    this.#context.log('own-screen-stopped', {});
  }
}
