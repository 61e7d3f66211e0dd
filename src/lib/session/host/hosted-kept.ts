import { assert } from '../../base/errors.js';
import { KeptDocument } from '../../history/kept-document.js';
import type { FeatureContext, KeptRow } from '../feature.js';
import type { FeatureManifest } from '../manifest.js';
import type { FeatureHostOptions } from './feature-host-options.js';

/** What one feature keeps in this browser's database. */
export class HostedKept {
  readonly #manifest: FeatureManifest;
  readonly #options: FeatureHostOptions;

  constructor(manifest: FeatureManifest, options: FeatureHostOptions) {
    this.#manifest = manifest;
    this.#options = options;
  }

  /** As the last load of the page left it. */
  get saved(): unknown {
    return this.#options.saved?.[this.#manifest.id];
  }

  get row(): KeptRow {
    const { role, sessionId } = this.#options;
    return this.#settingOf(`${this.#manifest.id}-${role}-${sessionId}`);
  }

  /** Rows that wake the feature when there is something in them. */
  get waking(): readonly KeptRow[] {
    const { hasRow, customerSettings = [] } = this.#manifest;
    const settings = this.#options.role === 'customer' ? customerSettings : [];
    return [...(hasRow ? [this.row] : []), ...settings.map((name) => this.#settingOf(name))];
  }

  context(): FeatureContext['kept'] {
    return {
      saved: this.saved,
      note: this.#options.onChanged,
      row: this.row,
      document: () => this.#document(),
      setting: (name) => {
        const { id, customerSettings } = this.#manifest;
        assert(customerSettings?.includes(name), `${id} declares the setting ${name}`);
        return this.#settingOf(name);
      },
      noteLeftovers: () => this.#noteLeftovers()
    };
  }

  #document(): KeptDocument {
    const { rows, sessionId } = this.#options;
    const { id, table } = this.#manifest;
    assert(table, `${id} declares the table of its document`);
    return new KeptDocument(rows, table, sessionId);
  }

  #settingOf(key: string): KeptRow {
    const { settings } = this.#options;
    return {
      read: () => settings.get(key),
      write: (value) => settings.set(key, value),
      remove: () => settings.delete(key)
    };
  }

  #noteLeftovers(): void {
    const { id, leftoversKey } = this.#manifest;
    assert(leftoversKey !== undefined, `${id} declares where it notes leftovers`);
    void this.#options.settings.set(leftoversKey, true);
  }
}
