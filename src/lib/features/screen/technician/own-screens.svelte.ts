import { announceMissedPart } from '../../../base/lost-part.js';
import { randomBytes, toHex } from '../../../base/bytes.js';
import type { ErrorCode } from '../../../base/errors.js';
import type { ScreenContext } from '../shared/context.js';
import type { ViewMessage } from '../shared/view-messages.js';
import { maxScreens, PictureNumbers } from '../shared/surfaces.js';
import type { SharedPicture } from '../shared/shared-picture.svelte.js';

const newViewId = (): string => toHex(randomBytes(16));

/** Few technicians need it, and no console waits for it. A click lasts five seconds for the browser's picker. */
const loadParts = () => import('./own-screen-parts.js');

/** The technician's own screens, shown to the customer. Each was picked in a click here; either side ends it. */
export class OwnScreens {
  readonly #context: ScreenContext;
  readonly #numbers = new PictureNumbers('own');
  readonly #port;
  readonly #cleanUps: (() => void)[];
  #list = $state.raw<readonly SharedPicture[]>([]);

  constructor(context: ScreenContext) {
    this.#context = context;
    this.#port = context.port<ViewMessage>('view');
    this.#cleanUps = [
      this.#port.onMessage((message) => {
        if (message.type === 'show-over') this.#remove(this.#list.find(({ id }) => id === message.id));
      })
    ];
  }

  get list(): readonly SharedPicture[] {
    return this.#list;
  }

  /** Shows the browser's picker; must be called in a click. */
  async show(): Promise<ErrorCode | undefined> {
    const { session, rtc, clock } = this.#context;
    if (!session.isUp || this.#list.length >= maxScreens) return undefined;
    const parts = await loadParts().catch(announceMissedPart);
    if (!parts) return 'part-not-loaded';
    const { captureScreen, PictureOutlet, SharedPicture } = parts;
    const captured = await captureScreen();
    if (!captured.ok) return captured.error;
    if (!session.isUp) {
      captured.value.stop();
      return undefined;
    }
    const id = newViewId();
    const outlet = new PictureOutlet({ port: this.#context.port('media'), viewId: id, rtc, clock });
    const picture = new SharedPicture(id, captured.value, outlet, {
      context: this.#context,
      numbers: this.#numbers
    });
    picture.onEnded(() => this.end(picture));
    this.#list = [...this.#list, picture];
    picture.begin();
    this.#port.send({ type: 'show', id, number: picture.number });
    picture.told();
    this.#context.log('own-screen-started', {});
    return undefined;
  }

  end(picture: SharedPicture): void {
    if (this.#remove(picture)) this.#port.send({ type: 'show-over', id: picture.id });
  }

  endAll(): void {
    for (const picture of this.#list) this.end(picture);
  }

  /** There is a new way to the customer, who knows by now that the session is active. */
  renew(): void {
    for (const picture of this.#list) {
      picture.renew(newViewId());
      this.#port.send({ type: 'show', id: picture.id, number: picture.number });
      picture.told();
    }
  }

  close(): void {
    this.endAll();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #remove(picture: SharedPicture | undefined): boolean {
    if (!picture || !this.#list.includes(picture)) return false;
    this.#list = this.#list.filter((other) => other !== picture);
    picture.end();
    this.#context.log('own-screen-stopped', {});
    return true;
  }
}
