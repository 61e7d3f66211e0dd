/** Opens, wakes, saves and closes the features of one session (docs/decisions/0021-features.md). */
import { assert } from '../../base/errors.js';
import type { FeatureHostOptions } from './feature-host-options.js';
import type { FeatureContext } from '../feature.js';
import type { FeatureVersions } from './features.js';
import { HostState } from './host-state.svelte.js';
import { HostedFeature } from './hosted-feature.svelte.js';
import type { EndedWhole, FeatureHandle, HistoryPart, Slices } from '../manifest.js';

const endTimeoutMs = 5_000;
/** So long a connection stays open behind the end for features that wait for something. */
const closeWithinMs = 10 * 60_000;

export class FeatureHost {
  readonly #options: FeatureHostOptions;
  readonly #features: ReadonlyMap<string, HostedFeature>;
  readonly #state = new HostState();
  readonly #cleanUps: (() => void)[];

  constructor(options: FeatureHostOptions) {
    this.#options = options;
    const { link, peer } = options;
    this.#state.isUp = link.isUp;
    const featureOf: FeatureContext['feature'] = (id) => this.handle(id);
    this.#features = new Map(
      options.features
        .filter(({ load }) => load[options.role])
        .map((manifest) => [manifest.id, new HostedFeature(manifest, options, this.#state, featureOf)])
    );
    this.#cleanUps = [
      link.onUp(() => this.#state.set({ isUp: true })),
      link.onDown(() => this.#state.set({ isUp: false })),
      peer.onHeard((theirs) => {
        this.#share(theirs);
        for (const feature of this.#features.values()) feature.greet();
      })
    ];
    this.#share(peer.theirs);
    for (const feature of this.#features.values()) feature.begin();
  }

  /** A feature that this page has no code for is a mistake of the page that asks. */
  handle<Api>(id: string): FeatureHandle<Api> {
    const feature = this.#features.get(id);
    assert(feature, `there is a feature ${id}`);
    return feature as FeatureHandle as FeatureHandle<Api>;
  }

  /** The code of a feature is still to come. `undefined` where it is here, or where there is none. */
  fetching(id: string): Promise<unknown> | undefined {
    const feature = this.#features.get(id);
    return feature && !feature.isOpen ? feature.open() : undefined;
  }

  get handles(): readonly FeatureHandle[] {
    return [...this.#features.values()];
  }

  /** When somebody last did something with a feature; 0 before that. */
  get activeAt(): number {
    return this.#state.activeAt;
  }

  setActive(isActive: boolean): void {
    this.#state.set({ isActive });
  }

  /** What is stored of features that this page does not have, or has not opened, stays as it lies there. */
  save(): Slices {
    const own = [...this.#features].flatMap(([id, feature]) => {
      const slice = feature.save();
      return slice === undefined ? [] : [[id, slice] as const];
    });
    return { ...this.#options.saved, ...Object.fromEntries(own) };
  }

  /** Resolves when no feature needs the connection of a session that is over any more, and after ten minutes anyway. */
  async closing(): Promise<void> {
    const waiting = [...this.#features.values()].flatMap((feature) => feature.closing() ?? []);
    if (waiting.length === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(closeWithinMs, resolve);
      void Promise.allSettled(waiting).then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** The end of the session is written down: opens features that have something to do then. */
  conclude(): void {
    for (const feature of this.#features.values()) feature.conclude();
  }

  /** What features add to a session that goes into the history. */
  async seal(session: EndedWhole): Promise<HistoryPart['content']> {
    const parts = await Promise.all([...this.#features.values()].map((feature) => feature.seal(session)));
    return Object.assign({}, ...parts);
  }

  /** On hold: nothing goes on that needs an active session. */
  stop(): void {
    for (const feature of this.#features.values()) feature.stop();
  }

  /**
   * The session is over. What is there can be read until `close`.
   * @returns until what is still on its way into the log is there; `undefined` when nothing is. A disk that hangs is
   * not waited for.
   */
  end(): Promise<void> | undefined {
    const unfinished = [...this.#features.values()].flatMap((feature) => feature.end() ?? []);
    if (unfinished.length === 0) return undefined;
    const tooLong = new Promise<void>((resolve) => this.#options.clock.after(endTimeoutMs, resolve));
    return Promise.race([Promise.allSettled(unfinished).then(() => undefined), tooLong]);
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    for (const feature of this.#features.values()) feature.close();
  }

  #share(theirs: FeatureVersions): void {
    for (const [id, feature] of this.#features)
      feature.isShared = feature.isLocal || (Object.hasOwn(theirs, id) && theirs[id] === feature.version);
  }
}
