import type { TechnicianSessionView } from '../../../session/views.js';
import type { ListTab } from './rows.js';

/** What the technician looks at in the list, and what is picked there to be acted on. */
export class ListState {
  tab = $state<ListTab>('all');
  filter = $state('');
  #picked = $state.raw<ReadonlySet<string>>(new Set());
  /** Where a range begins. */
  #anchor: string | undefined;

  isPicked(id: string): boolean {
    return this.#picked.has(id);
  }

  /** Those that are still there, in the order of the list. */
  pickedOf(sessions: readonly TechnicianSessionView[]): readonly TechnicianSessionView[] {
    return sessions.filter(({ id }) => this.#picked.has(id));
  }

  toggle(id: string): void {
    const picked = new Set(this.#picked);
    if (!picked.delete(id)) picked.add(id);
    this.#picked = picked;
    this.#anchor = id;
  }

  /** From the last one that was picked by itself to this one. */
  pickTo(id: string, rows: readonly { id: string }[]): void {
    const from = Math.max(
      0,
      rows.findIndex((row) => row.id === this.#anchor)
    );
    const to = rows.findIndex((row) => row.id === id);
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#picked = new Set([...this.#picked, ...range.map((row) => row.id)]);
  }

  pickAll(rows: readonly { id: string }[]): void {
    this.#picked = new Set(rows.map(({ id }) => id));
  }

  pickNone(): void {
    this.#picked = new Set();
  }
}
