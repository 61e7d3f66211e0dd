import type { EndedSession, History } from '../technician/history.svelte.js';

export const periods = ['all', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

const dayMs = 24 * 60 * 60_000;
const days: Record<Period, number> = { all: Infinity, week: 7, month: 30, year: 365 };

/**
 * What of the history is shown: by words, by time, by what a session has.
 * @component
 */
export class HistoryFilter {
  readonly #history: History;
  readonly #language: () => string;
  period = $state<Period>('all');
  /** Only sessions with notes. */
  withNotes = $state(false);
  #query = $state('');
  #found = $state.raw<{ query: string; ids: ReadonlySet<string> } | undefined>();
  #excerpts = $state.raw<Readonly<Record<string, string>>>({});
  #didFail = $state(false);

  /** @param language of the page: it says which letters are the same */
  constructor(history: History, language: () => string) {
    this.#history = history;
    this.#language = language;
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    void this.#search(query);
  }

  get isSearching(): boolean {
    return this.#query.trim() !== '' && this.#found?.query !== this.#query && !this.#didFail;
  }

  get didFail(): boolean {
    return this.#didFail;
  }

  readonly sessions: readonly EndedSession[] = $derived.by(() => {
    const after = Date.now() - days[this.period] * dayMs;
    const ids = this.#query.trim() === '' ? undefined : this.#found?.ids;
    return this.#history.sessions.filter(
      ({ id, endedAt, hasNotes }) =>
        (!ids || ids.has(id)) && endedAt >= after && (!this.withNotes || hasNotes)
    );
  });

  excerpt(id: string): string | undefined {
    return this.#query.trim() === '' ? undefined : this.#excerpts[id];
  }

  async #search(query: string): Promise<void> {
    this.#didFail = false;
    if (query.trim() === '') {
      this.#found = undefined;
      this.#excerpts = {};
      return;
    }
    try {
      const ids = await this.#history.search(query, this.#language());
      // something else was typed meanwhile
      if (query !== this.#query) return;
      this.#found = { query, ids: new Set(ids) };
      const first = this.sessions.slice(0, 30).map(({ id }) => id);
      const excerpts = await this.#history.excerpts(first, query, this.#language());
      if (query === this.#query) this.#excerpts = excerpts;
    } catch {
      if (query === this.#query) this.#didFail = true;
    }
  }
}
