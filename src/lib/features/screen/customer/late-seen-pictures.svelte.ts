import { announceMissedPart } from '../../../base/lost-part.js';
import type { SeenPictureView } from '../shared/picture-views.js';
import type { ViewMessage } from '../shared/view-messages.js';
import type { SeenContext, SeenPictures } from './seen-pictures.svelte.js';

/** What is said of pictures while their code is on its way; more nobody shows. */
const maxEarly = 16;
const kinds: readonly ViewMessage['type'][] = ['show', 'show-over', 'picture'];

/** The technician's screens. Few sessions have any: their code is fetched when the first is shown. */
export class LateSeenPictures {
  readonly #context: SeenContext;
  readonly #cleanUps: (() => void)[];
  #pictures = $state.raw<SeenPictures | undefined>();
  /** Since the first picture was shown. */
  #early: ViewMessage[] = [];

  constructor(context: SeenContext) {
    this.#context = context;
    let { isUp } = context.session;
    this.#cleanUps = [
      context.port<ViewMessage>('view').onMessage((message) => this.#receive(message)),
      context.session.onChange(() => {
        const wasUp = isUp;
        ({ isUp } = context.session);
        // Whatever is still shown is said anew over the new way, under a new id.
        if (isUp && !wasUp) this.closeAll();
      })
    ];
  }

  get list(): readonly SeenPictureView[] {
    return this.#pictures?.list ?? [];
  }

  closeAll(): void {
    this.#early = [];
    this.#pictures?.closeAll();
  }

  close(): void {
    this.closeAll();
    this.#pictures?.close();
    for (const cleanUp of this.#cleanUps) cleanUp();
  }

  #receive(message: ViewMessage): void {
    if (this.#pictures) return this.#pictures.hear(message);
    const early = this.#early;
    const isHeld = early.length > 0 ? kinds.includes(message.type) : message.type === 'show';
    if (isHeld && early.length < maxEarly && early.push(message) === 1) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const code = await import('./seen-pictures.svelte.js').catch(announceMissedPart);
    const early = this.#early.splice(0);
    // closed meanwhile, or over: the next one that is shown comes here again
    if (!code || early.length === 0) return;
    this.#pictures ??= new code.SeenPictures(this.#context);
    for (const message of early) this.#pictures.hear(message);
  }
}
