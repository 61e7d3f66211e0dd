import { canReload } from './ask-host.js';

type State<Part> = { phase: 'away' } | { phase: 'here'; part: Part } | { phase: 'failed' };

interface Deps {
  canReload(): Promise<boolean>;
  reload(): void;
}

const ofPage: Deps = { canReload, reload: () => location.reload() };

/** A part of the page that is fetched when it is first needed, with a way back when it does not come (UP2). */
export class LazyPart<Part> {
  readonly #fetch: () => Promise<Part>;
  readonly #deps: Deps;
  #state = $state.raw<State<Part>>({ phase: 'away' });
  #loading: Promise<Part | undefined> | undefined;

  constructor(fetch: () => Promise<Part>, deps: Deps = ofPage) {
    this.#fetch = fetch;
    this.#deps = deps;
  }

  get state(): State<Part> {
    return this.#state;
  }

  /** `undefined` until it is here. */
  get part(): Part | undefined {
    return this.#state.phase === 'here' ? this.#state.part : undefined;
  }

  /** It did not come: `LoadFailure.svelte` says so. */
  get hasFailed(): boolean {
    return this.#state.phase === 'failed';
  }

  /** Never rejects. May be called again: what is here stays, what failed is fetched anew. */
  load(): Promise<Part | undefined> {
    this.#loading ??= this.#fetch().then(this.#take, this.#fail);
    return this.#loading;
  }

  /** «Try again». */
  async retry(): Promise<void> {
    this.#state = { phase: 'away' };
    this.#loading ??= this.#fetch().then(this.#take, async () => {
      // Firefox never fetches again what an `import()` once failed at; only the page loaded anew does
      if (await this.#deps.canReload()) this.#deps.reload();
      return this.#fail();
    });
    await this.#loading;
  }

  readonly #take = (part: Part): Part => {
    this.#state = { phase: 'here', part };
    return part;
  };

  readonly #fail = (): undefined => {
    this.#loading = undefined;
    this.#state = { phase: 'failed' };
    return undefined;
  };
}
