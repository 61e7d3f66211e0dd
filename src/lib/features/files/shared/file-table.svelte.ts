import type { FilesContext } from './context.js';
import { isMoving, rowOf, type FileEntry } from './file-entries.js';
import { entryOf, readRecords, recordOf } from './file-records.js';
import type { FileRowView } from './files-view.js';
import { KeepAwake } from './keep-awake.js';

const showAfterMs = 200;
const saveAfterMs = 100;

interface State {
  readonly isUp: boolean;
  readonly isActive: boolean;
  readonly isEnded: boolean;
}

/** The files of one session: what is known of each, shown to people and kept over a reload. */
export class FileTable {
  readonly entries = new Map<string, FileEntry>();
  readonly #context: FilesContext;
  readonly #state: State;
  readonly #awake = new KeepAwake();
  #rows = $state.raw<readonly FileRowView[]>([]);
  #cancelShow: (() => void) | undefined;
  #cancelSave: (() => void) | undefined;

  /** @param state of the session, asked anew every time */
  constructor(context: FilesContext, state: State) {
    this.#context = context;
    this.#state = state;
  }

  /** Oldest first. A new array at every change. */
  get rows(): readonly FileRowView[] {
    return this.#rows;
  }

  /** What an earlier load of the page left. @param folder of the browser's own storage */
  async load(folder: string): Promise<void> {
    for (const record of readRecords(await this.#context.kept.row.read()))
      this.entries.set(record.facts.id, await entryOf(record, folder));
  }

  /** Something that is kept over a reload is different now. */
  changed(): void {
    this.show();
    if (this.#state.isEnded || this.#cancelSave) return;
    this.#cancelSave = this.#context.clock.after(saveAfterMs, () => void this.save());
  }

  /** Done when it is on the disk. */
  async save(): Promise<void> {
    this.#cancelSave?.();
    this.#cancelSave = undefined;
    if (this.#state.isEnded) return;
    await this.#context.kept.row.write([...this.entries.values()].map(recordOf));
  }

  showSoon(): void {
    this.#cancelShow ??= this.#context.clock.after(showAfterMs, () => this.show());
  }

  show(): void {
    this.#cancelShow?.();
    this.#cancelShow = undefined;
    const { role } = this.#context;
    const { isUp, isActive, isEnded } = this.#state;
    const entries = [...this.entries.values()];
    this.#rows = entries.map((entry) => rowOf(entry, { role, isUp, isActive }));
    this.#awake.set(!isEnded && isUp && isActive && entries.some(isMoving));
  }

  close(): void {
    this.#cancelShow?.();
    if (this.#cancelSave && !this.#state.isEnded) void this.save();
    this.#cancelSave?.();
    this.#awake.set(false);
  }
}
