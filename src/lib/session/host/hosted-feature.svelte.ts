import { Emitter } from '../../base/emitter.js';
import { assert } from '../../base/errors.js';
import { otherRole } from '../../base/roles.js';
import { announceMissedPart } from '../../base/lost-part.js';
import type { FeatureHostOptions } from './feature-host-options.js';
import type { FeatureContext } from '../feature.js';
import type { HostState } from './host-state.svelte.js';
import { HostedContext } from './hosted-context.js';
import { HostedKept } from './hosted-kept.js';
import { HostedLane } from './hosted-lane.js';
import type {
  EndedWhole,
  FeatureHandle,
  FeatureInstance,
  FeatureManifest,
  HistoryPart,
  SlotComponents
} from '../manifest.js';
import { firstOf } from '../members/members.js';

/** How the slots of each role's page begin. */
const pageOf = { technician: 'console.', customer: 'customer.' } as const;

/** Messages of one kind on a lane that features share, while the code is on its way: they are few and small. */
const sharedHoldEarly = 16;

/** One feature of one session: its lanes from the start, its code when it is needed. */
export class HostedFeature implements FeatureHandle {
  readonly #manifest: FeatureManifest;
  readonly #options: FeatureHostOptions;
  readonly #state: HostState;
  readonly #lanes: ReadonlyMap<string, HostedLane>;
  readonly #kept: HostedKept;
  readonly #context: HostedContext;
  readonly #closing = new AbortController();
  readonly #changed = new Emitter<void>();
  readonly #greeted = new Emitter<void>();
  #instance = $state.raw<FeatureInstance | undefined>();
  #opening: Promise<FeatureInstance> | undefined;
  #concluded: Promise<void> | undefined;
  #isConcluding = false;
  #isShared = $state(false);
  #isEnded: boolean;

  constructor(
    manifest: FeatureManifest,
    options: FeatureHostOptions,
    state: HostState,
    featureOf: FeatureContext['feature']
  ) {
    this.#manifest = manifest;
    this.#options = options;
    this.#state = state;
    this.#isEnded = options.isOver ?? false;
    state.onChange(() => this.#changed.emit());
    const from = firstOf(otherRole(options.role));
    const { lanes = {}, sharedLanes = {} } = manifest;
    const own = Object.entries(lanes).map(([name, { holdEarly }]) => ({ name, holdEarly, kinds: undefined }));
    const shared = Object.entries(sharedLanes).map(([name, kinds]) => ({
      name,
      holdEarly: sharedHoldEarly,
      kinds
    }));
    this.#lanes = new Map(
      [...own, ...shared].map(({ name, holdEarly, kinds }) => {
        const lane = new HostedLane(
          holdEarly,
          () => this.#openSoon(),
          () => options.link.noteMalformed()
        );
        options.link.port<string>(name).onMessage((message) => {
          if (this.#isDeaf || (kinds && !kinds.includes((message as { type: string }).type))) return;
          if (this.#isShared) lane.take(message, from);
          else options.link.noteMalformed();
        });
        return [name, lane];
      })
    );
    this.#kept = new HostedKept(manifest, options);
    this.#context = new HostedContext({
      manifest,
      options,
      state,
      kept: this.#kept,
      lanes: this.#lanes,
      signal: this.#closing.signal,
      isShared: () => this.#isShared,
      isUp: () => this.#isUp,
      onChange: this.#changed.on,
      onGreeted: this.#greeted.on,
      featureOf
    });
  }

  get id(): string {
    return this.#manifest.id;
  }

  get version(): number {
    return this.#manifest.version;
  }

  get isLocal(): boolean {
    return this.#manifest.isLocal ?? false;
  }

  get slotWords(): string {
    return this.#manifest.slotWords ?? this.id;
  }

  get slots(): SlotComponents {
    return this.#manifest.slots ?? {};
  }

  get api(): unknown {
    return this.#instance?.api;
  }

  get isAsking(): boolean {
    return this.#instance?.isAsking ?? false;
  }

  get isShowing(): boolean {
    return this.#instance?.isShowing ?? true;
  }

  get isShared(): boolean {
    return this.#isShared;
  }

  set isShared(isShared: boolean) {
    if (isShared === this.#isShared) return;
    this.#isShared = isShared;
    this.#changed.emit();
  }

  get isReady(): boolean {
    return this.#state.isActive && this.#isUp;
  }

  /** There is a page at the other side that has this feature, too. */
  get #isUp(): boolean {
    return this.#state.isUp && this.#isShared;
  }

  /** Its code is here, and at work. */
  get isOpen(): boolean {
    return this.#instance !== undefined;
  }

  /** What arrives behind the end is for those alone for whom the connection stays open. */
  get #isDeaf(): boolean {
    return this.#isEnded && !this.#manifest.concludes && !this.#instance?.closing;
  }

  begin(): void {
    if (this.#isOver) return;
    for (const name of this.#manifest.lists ?? []) this.#wakeBy(name);
    this.#options.powers.onFound(({ power }) => {
      if (Object.hasOwn(this.#manifest.powers ?? {}, power)) this.#openSoon();
    });
    const { wakes, config } = this.#manifest;
    const wake = typeof wakes === 'string' ? wakes : wakes[this.#options.role];
    const isWoken =
      wake === 'with-session' ||
      (wake === 'when-configured' && this.#options.config[config ?? ''] !== undefined);
    if ((isWoken && !this.#isEnded) || this.#kept.saved !== undefined) return this.#openSoon();
    for (const row of this.#kept.waking)
      void row.read().then((value) => {
        if (value !== undefined && value !== '') this.#openSoon();
      });
  }

  /** Whoever the entries are from, and whether or not they are good. */
  #wakeBy(list: string): void {
    const { lists } = this.#options;
    const { signal } = this.#closing;
    const look = (): void => {
      if (this.#isShared && lists.of(list).hasAny) this.#openSoon();
    };
    for (const off of [lists.of(list).onChange(look), this.#changed.on(look)])
      signal.addEventListener('abort', off);
    look();
  }

  async open(): Promise<unknown> {
    this.#opening ??= this.#open().catch((thrown: unknown) => {
      // the network failed: the next need tries again
      this.#opening = undefined;
      throw thrown;
    });
    return (await this.#opening).api;
  }

  async fetchAhead(): Promise<void> {
    const { load, slots = {}, ahead } = this.#manifest;
    const { role } = this.#options;
    const ofRole = Object.entries(slots).filter(([name]) => name.startsWith(pageOf[role]));
    await Promise.all([load[role]?.(), ...ofRole.map(([, fetch]) => fetch())]);
    if (ahead) await (await ahead()).fetchAhead();
  }

  save(): unknown {
    return this.#instance?.save?.();
  }

  /** The end is written down. */
  conclude(): void {
    if (!this.#manifest.concludes || !this.#manifest.load[this.#options.role]) return;
    this.#isConcluding = true;
    this.#concluded = this.open()
      .then(() => this.#instance?.conclude?.())
      // without the code there is nothing of it, and everything else goes on
      .catch(() => undefined);
  }

  async seal(session: EndedWhole): Promise<HistoryPart['content']> {
    await this.#concluded;
    return this.#instance?.seal?.(session);
  }

  closing(): Promise<void> | undefined {
    return this.#concluded
      ? this.#concluded.then(() => this.#instance?.closing?.())
      : this.#instance?.closing?.();
  }

  greet(): void {
    this.#greeted.emit();
  }

  stop(): void {
    this.#instance?.stop?.();
  }

  /** @returns until all of it is in the log; `undefined` when it is */
  end(): Promise<unknown> | undefined {
    this.#isEnded = true;
    const unfinished = this.#instance?.end?.();
    if (this.#manifest.hasRow) void this.#kept.row.remove();
    return unfinished ?? undefined;
  }

  close(): void {
    this.#closing.abort();
    this.#instance?.close();
  }

  /** Nothing is opened any more. */
  get #isOver(): boolean {
    return (
      !this.#manifest.opensOver && !this.#isConcluding && (this.#isEnded || this.#closing.signal.aborted)
    );
  }

  #openSoon(): void {
    if (this.#instance || this.#isOver) return;
    this.open().catch(() => this.#isOver || announceMissedPart());
  }

  async #open(): Promise<FeatureInstance> {
    const over = 'a session that is over opens no feature';
    assert(!this.#isOver, over);
    const { code } = await this.#manifest.load[this.#options.role]!();
    assert(!this.#isOver, over);
    const instance = await code.open(this.#context.build() as never);
    if (this.#isOver) {
      void instance.end?.();
      instance.close();
    }
    assert(!this.#isOver, over);
    this.#instance = instance;
    if (this.#isEnded) void instance.end?.();
    for (const [name, lane] of this.#lanes) lane.read(code.schemas?.[name]);
    return instance;
  }
}
