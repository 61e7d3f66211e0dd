import type { Config } from '../../base/config.js';
import type { Store } from '../../history/store.js';
import {
  fallbackSettings,
  readSettings,
  settingKeys,
  type SettingKey,
  type SettingProblem,
  type SettingValues
} from './setting-fields.js';

const storageKey = 'console';
const fileKind = 'tincan-settings';

interface SettingsStore {
  settings: Pick<Store['settings'], 'get' | 'set'>;
}

/** The technician's choices; what nobody has chosen follows `config.json`. Kept in this browser. */
export class ConsoleSettings {
  readonly #store: SettingsStore;
  #defaults = $state.raw<SettingValues>(fallbackSettings);
  /** Values of `console` in `config.json` that were wrong. */
  readonly configProblems: readonly SettingProblem[];
  #chosen = $state.raw<Partial<SettingValues>>({});

  static async open(config: Config, store: SettingsStore): Promise<ConsoleSettings> {
    const settings = new ConsoleSettings(config, store, {});
    await settings.read();
    return settings;
  }

  /** Nothing is kept: for the debug pages. */
  static inMemory(config: Config): ConsoleSettings {
    const settings = { get: () => Promise.resolve(undefined), set: () => Promise.resolve() };
    return new ConsoleSettings(config, { settings }, {});
  }

  private constructor(config: Config, store: SettingsStore, saved: Partial<SettingValues>) {
    const { technicianName, startsAtOnce, connectingTimeoutMinutes } = config;
    const { waitingTimeoutMinutes, offlineTimeoutMinutes } = config;
    const ofShop = readSettings(config.console);
    this.#store = store;
    this.#defaults = {
      ...fallbackSettings,
      ...{ technicianName, startsAtOnce, connectingTimeoutMinutes },
      ...{ waitingTimeoutMinutes, offlineTimeoutMinutes },
      ...ofShop.values
    };
    this.configProblems = ofShop.problems.map(({ path, expected }) => ({
      path: `console.${path}`,
      expected
    }));
    this.#chosen = saved;
  }

  /** What is stored, as when another tab has moved it here. */
  async read(): Promise<void> {
    const saved = await this.#store.settings.get<unknown>(storageKey);
    // another version may have stored them: what it knew better is left out
    this.#chosen = saved === undefined ? {} : readSettings(saved).values;
  }

  get values(): Readonly<SettingValues> {
    return { ...this.#defaults, ...this.#chosen };
  }

  set<K extends SettingKey>(key: K, value: SettingValues[K]): void {
    const { values } = readSettings({ [key]: value });
    if (!Object.hasOwn(values, key)) return;
    this.#keep({ ...this.#chosen, ...values });
  }

  /** Back to what `config.json` says, or to the product's own. */
  reset(): void {
    this.#keep({});
  }

  /** As a file that another browser can import. Holds only what was chosen here. */
  export(): string {
    return `${JSON.stringify({ kind: fileKind, version: 1, settings: this.#chosen }, null, 2)}\n`;
  }

  /**
   * Takes over the settings of a file. What is wrong in it is named and left as it was; a file that holds no
   * settings at all changes nothing.
   */
  import(text: string): { taken: number; problems: SettingProblem[] } {
    let file: unknown;
    try {
      file = JSON.parse(text);
    } catch {
      return { taken: 0, problems: [{ path: '', expected: 'a file in JSON, as it was exported' }] };
    }
    if (typeof file !== 'object' || file === null || (file as { kind?: unknown }).kind !== fileKind) {
      return { taken: 0, problems: [{ path: 'kind', expected: `“${fileKind}”: a file exported here` }] };
    }
    const { values, problems } = readSettings((file as { settings?: unknown }).settings);
    if (Object.keys(values).length > 0) this.#keep({ ...this.#chosen, ...values });
    return { taken: Object.keys(values).length, problems };
  }

  #keep(chosen: Partial<SettingValues>): void {
    this.#chosen = chosen;
    // a plain copy: what is stored must not change under the writer
    const plain = Object.fromEntries(
      settingKeys.filter((key) => Object.hasOwn(chosen, key)).map((key) => [key, chosen[key]])
    );
    void this.#store.settings.set(storageKey, structuredClone(plain));
  }
}
