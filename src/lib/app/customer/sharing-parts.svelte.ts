import type { I18n } from '../../i18n/index.js';
import type * as Sharing from '../../features/screen/sharing/index.js';

/** The parts for pictures, fetched with their words when they are first needed. */
export class SharingParts {
  readonly #i18n: Pick<I18n, 'addArea'>;
  #parts = $state.raw<typeof Sharing | undefined>();
  #loading: Promise<void> | undefined;

  constructor(i18n: Pick<I18n, 'addArea'>) {
    this.#i18n = i18n;
  }

  /** `undefined` until they are here. */
  get parts(): typeof Sharing | undefined {
    return this.#parts;
  }

  /** May be called again when the network failed. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([
      import('../../features/screen/sharing/index.js'),
      this.#i18n.addArea('stage')
    ]).then(
      ([parts]) => void (this.#parts = parts),
      () => void (this.#loading = undefined)
    );
    return this.#loading;
  }
}
