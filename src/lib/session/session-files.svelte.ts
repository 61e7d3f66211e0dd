/**
 * The files of a session until there are any: what has to work is loaded with the first offer, of either side, or
 * when an earlier load of the page left something unfinished.
 */
import type { FileEngine } from './file-engine.svelte.js';
import type { FileRowView, FilesView, Picked, SavedPart } from './files-view.js';
import { recordsKey } from './files-key.js';
import type { FilesOptions } from './files-options.js';

/** What the other side says while the engine is on its way; a page that floods meanwhile is not heard out. */
const maxEarly = 256;

export class SessionFiles implements FilesView {
  readonly #options: FilesOptions;
  readonly #cleanUps: (() => void)[];
  #engine = $state.raw<FileEngine | undefined>();
  #loading: Promise<FileEngine | undefined> | undefined;
  #early: { type: string }[] = [];
  #isActive = $state(false);
  #isUp = $state(false);
  #isClosed = false;
  #savings = $state(0);

  constructor(options: FilesOptions) {
    const { link, environment, role, sessionId } = options;
    this.#options = options;
    this.#isUp = link.isUp;
    this.#cleanUps = [
      link.port('file').onMessage((message) => this.#hear(message)),
      link.onUp(() => {
        this.#isUp = true;
        this.#engine?.setUp(true);
        // The other side may have something unfinished of which this page knows nothing yet.
        if (this.#isActive) this.#greet();
      }),
      link.onDown(() => {
        this.#isUp = false;
        this.#early = [];
        this.#engine?.setUp(false);
      })
    ];
    void environment.store.settings.get(recordsKey(role, sessionId)).then((records) => {
      if (records !== undefined) void this.#load();
    });
  }

  get rows(): readonly FileRowView[] {
    return this.#engine?.rows ?? [];
  }

  get isReady(): boolean {
    return this.#isActive && this.#isUp;
  }

  get isSaving(): boolean {
    return this.#savings > 0;
  }

  beginSaving = (): (() => void) => {
    this.#savings++;
    let isOver = false;
    return () => {
      if (!isOver) this.#savings--;
      isOver = true;
    };
  };

  get acceptsAll(): boolean {
    return this.#engine?.acceptsAll ?? false;
  }

  /** Files move only while a technician works on the session. */
  setActive(isActive: boolean): void {
    if (this.#isActive === isActive) return;
    this.#isActive = isActive;
    this.#engine?.setActive(isActive);
    if (isActive && this.#isUp) this.#greet();
  }

  setAcceptsAll(accepts: boolean): void {
    void this.#load().then((engine) => engine?.setAcceptsAll(accepts));
  }

  offer(picked: readonly Picked[]): void {
    void this.#load().then((engine) => engine?.offer(picked));
  }

  accept = (id: string): void => this.#engine?.accept(id);
  decline = (id: string): void => this.#engine?.decline(id);
  cancel = (id: string): void => this.#engine?.cancel(id);
  pause = (id: string): void => this.#engine?.pause(id);
  go = (id: string): void => this.#engine?.go(id);
  retry = (id: string): void => this.#engine?.retry(id);
  chooseAgain = (id: string, picked: Picked): void => this.#engine?.chooseAgain(id, picked);
  noteSaved = (id: string, part?: SavedPart): void => this.#engine?.noteSaved(id, part);
  fileOf = async (id: string): Promise<Blob | undefined> => this.#engine?.fileOf(id);

  /** The session is over: nothing moves any more. What is done can be saved as long as the page stays. */
  end(): void {
    this.#engine?.end();
    this.close();
    const { environment, role, sessionId } = this.#options;
    void environment.store.settings.delete(recordsKey(role, sessionId));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    this.#engine?.close();
  }

  #greet(): void {
    if (!this.#engine) this.#options.link.port('file').send({ type: 'sync' });
  }

  #hear(message: { type: string }): void {
    if (this.#engine) return this.#engine.hear(message);
    // Nothing is offered here, so there is nothing to say again.
    if (message.type === 'sync' && !this.#loading) return;
    if (this.#early.length < maxEarly) this.#early.push(message);
    void this.#load();
  }

  #load(): Promise<FileEngine | undefined> {
    this.#loading ??= this.#open();
    return this.#loading;
  }

  async #open(): Promise<FileEngine | undefined> {
    try {
      const { FileEngine } = await import('./file-engine.svelte.js');
      const engine = await FileEngine.open(this.#options);
      if (this.#isClosed) {
        engine.close();
        return undefined;
      }
      this.#engine = engine;
      engine.setActive(this.#isActive);
      engine.setUp(this.#isUp);
      for (const message of this.#early.splice(0)) engine.hear(message);
      return engine;
    } catch {
      // The network failed: the next offer, of either side, tries again.
      this.#loading = undefined;
      return undefined;
    }
  }
}
