import { missedIfLost } from '../../../base/lost-part.js';
import type { getI18n } from '../../../i18n/index.js';
import { isolated } from '../../../i18n/isolated.js';
import type { FileRowView, FilesView } from '../shared/files-view.js';
import type { FolderRisk } from '../../../transfer/file-risk.js';
import { shortName } from '../../../transfer/safe-name.js';

type I18n = Pick<ReturnType<typeof getI18n<'files'>>, 't' | 'plural'>;

type Inside =
  | { phase: 'unread' }
  | { phase: 'reading'; end: Promise<void> }
  | { phase: 'read'; risk: FolderRisk | undefined }
  /** Another program may well read it. */
  | { phase: 'unreadable' };

/**
 * What is said of a received file before it is saved (FT19): by its name, or by the names in a folder, which are read
 * as soon as all of it is here.
 *
 * @component
 */
export class RiskLook {
  readonly #row: () => FileRowView;
  readonly #files: () => FilesView;
  readonly #i18n: I18n;
  #inside = $state.raw<Inside>({ phase: 'unread' });

  constructor(row: () => FileRowView, files: () => FilesView, i18n: I18n) {
    this.#row = row;
    this.#files = files;
    this.#i18n = i18n;
    const isFolderHere = $derived(row().kind === 'folder' && !row().isOwn && row().can.save);
    $effect(() => {
      if (isFolderHere) void this.read();
    });
  }

  /** `undefined` when there is nothing to say, or nothing is known yet. */
  get words(): string | undefined {
    const { risk, isOwn } = this.#row();
    if (isOwn) return undefined;
    if (risk) return this.#i18n.t(`files.risk.${risk}`);
    const inside = this.#inside;
    if (inside.phase === 'unreadable') return this.#i18n.t('files.risk-unreadable');
    if (inside.phase !== 'read' || !inside.risk) return undefined;
    const { count, first } = inside.risk;
    return this.#i18n.plural('files.risk-inside', count, { first: isolated(shortName(first, 60)) });
  }

  get kind(): string | undefined {
    const inside = this.#inside;
    if (inside.phase === 'unreadable') return 'unreadable';
    return this.#row().risk ?? (inside.phase === 'read' ? inside.risk?.risk : undefined);
  }

  get isReading(): boolean {
    return this.#inside.phase === 'reading';
  }

  /** Settles when it is known what there is to say; may be called again. */
  read(): Promise<void> {
    if (this.#inside.phase === 'reading') return this.#inside.end;
    if (this.#inside.phase === 'read') return Promise.resolve();
    const end = this.#lookInside();
    this.#inside = { phase: 'reading', end };
    return end;
  }

  async #lookInside(): Promise<void> {
    try {
      const archive = await this.#files().fileOf(this.#row().id);
      if (!archive) throw new Error('it is not there any more');
      const { folderRisk } = await missedIfLost(import('./folder-risk.js'));
      this.#inside = { phase: 'read', risk: await folderRisk(archive) };
    } catch {
      this.#inside = { phase: 'unreadable' };
    }
  }
}
