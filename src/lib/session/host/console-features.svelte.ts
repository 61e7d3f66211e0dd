import { assert } from '../../base/errors.js';
import { KeptRows } from '../../history/kept-rows.js';
import { openStore, type Store } from '../../history/store.js';
import type { FeatureHandle, FeatureManifest, SlotComponents } from '../manifest.js';

/** What a feature has for all sessions of a console, fetched when somebody first asks for it. */
class ConsoleFeature implements FeatureHandle {
  readonly #manifest: FeatureManifest;
  readonly #open: () => Promise<unknown>;
  #opening: Promise<unknown> | undefined;
  #api = $state.raw<unknown>();
  readonly isShared = true;
  readonly isReady = true;
  readonly isAsking = false;
  readonly isShowing = true;

  constructor(manifest: FeatureManifest, open: () => Promise<unknown>) {
    this.#manifest = manifest;
    this.#open = open;
  }

  get id(): string {
    return this.#manifest.id;
  }

  get api(): unknown {
    return this.#api;
  }

  get isOpen(): boolean {
    return this.#api !== undefined;
  }

  get slots(): SlotComponents {
    return this.#manifest.slots ?? {};
  }

  get slotWords(): string {
    return this.#manifest.slotWords ?? this.id;
  }

  async open(): Promise<unknown> {
    this.#opening ??= this.#open().catch((thrown: unknown) => {
      // the network failed: the next need tries again
      this.#opening = undefined;
      throw thrown;
    });
    return (this.#api = await this.#opening);
  }

  async fetchAhead(): Promise<void> {
    await this.#manifest.console?.();
  }
}

/** What features have for all sessions of a console (docs/decisions/0021-features.md). */
export class ConsoleFeatures {
  readonly #manifests: readonly FeatureManifest[];
  readonly #features: ReadonlyMap<string, ConsoleFeature>;

  constructor(features: readonly FeatureManifest[], rows: KeptRows) {
    this.#manifests = features;
    this.#features = new Map(
      features.flatMap((manifest) => {
        const { id, console: load, needs } = manifest;
        if (!load) return [];
        const use = (feature: string): Promise<unknown> => {
          assert(needs?.includes(feature), `${id} needs ${feature}`);
          return this.handle(feature).open();
        };
        const open = async (): Promise<unknown> =>
          (await load()).consoleCode.open({ rows, use: use as <Api>(feature: string) => Promise<Api> });
        return [[id, new ConsoleFeature(manifest, open)]];
      })
    );
  }

  /** Of this browser, where no console is open. */
  static async open(features: readonly FeatureManifest[]): Promise<ConsoleFeatures> {
    return new ConsoleFeatures(features, (await openStore()).rows);
  }

  /** For debug pages: nothing is stored. */
  static inMemory(features: readonly FeatureManifest[]): ConsoleFeatures {
    return new ConsoleFeatures(features, new KeptRows(undefined));
  }

  get handles(): readonly FeatureHandle[] {
    return [...this.#features.values()];
  }

  /** A feature that has nothing for a console is a mistake of who asks. */
  handle<Api>(id: string): FeatureHandle<Api> {
    const feature = this.#features.get(id);
    assert(feature, `${id} has something for the console`);
    return feature as FeatureHandle as FeatureHandle<Api>;
  }

  /** What fails here is done by the next console. */
  async tidy(store: Store): Promise<void> {
    await Promise.allSettled(
      this.#manifests.flatMap(({ tidy }) => (tidy ? [tidy().then((part) => part.tidy(store))] : []))
    );
  }
}
