import { hasWords, searchable, searchWords } from '../../base/fold.js';
import { isPressed, type KeyPress, type Shortcut } from './shortcut.js';

/** Something a technician can do now. What cannot be done at the moment is not provided at all. */
export interface Command {
  id: string;
  /** In the page's language. */
  label: string;
  shortcut?: Shortcut;
  run(): void;
}

type Source = () => readonly Command[];

/**
 * Everything that can be done at the moment, gathered from the components that can do it.
 * @component
 */
export class Commands {
  #sources = $state.raw<readonly Source[]>([]);
  readonly #onApple: boolean;
  readonly all = $derived(this.#sources.flatMap((source) => source()));

  constructor(onApple: boolean) {
    this.#onApple = onApple;
  }

  get onApple(): boolean {
    return this.#onApple;
  }

  /** Offers what `source` returns, followed reactively, until taken back. */
  provide(source: Source): () => void {
    this.#sources = [...this.#sources, source];
    return () => {
      this.#sources = this.#sources.filter((other) => other !== source);
    };
  }

  /** The command of a key press, if there is one. */
  find(press: KeyPress): Command | undefined {
    return this.all.find(({ shortcut }) => shortcut && isPressed(shortcut, press, this.#onApple));
  }

  /** Commands whose label holds every word of `query`, wherever it stands. */
  matching(query: string, language: string): readonly Command[] {
    const words = searchWords(query, language);
    return this.all.filter(({ label }) => hasWords(searchable(label), words));
  }
}
