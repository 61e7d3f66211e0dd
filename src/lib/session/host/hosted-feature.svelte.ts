import type { Bytes } from '../../base/bytes.js';
import { Emitter } from '../../base/emitter.js';
import { assert } from '../../base/errors.js';
import { KeptDocument } from '../../history/kept-document.js';
import { otherRole } from '../../base/roles.js';
import { announceMissedPart } from '../../base/lost-part.js';
import { featureKeyOf } from './feature-key.js';
import type { FeatureHostOptions } from './feature-host-options.js';
import type { FeatureContext, FeaturePort, KeptRow, Permission } from '../feature.js';
import { HostedLane } from './hosted-lane.js';
import type {
  FeatureHandle,
  FeatureInstance,
  FeatureManifest,
  SharedLane,
  SlotComponents
} from '../manifest.js';
import { firstOf } from '../members/members.js';

/** How the slots of each role's page begin. */
const pageOf = { technician: 'console.', customer: 'customer.' } as const;

/** Messages of one kind on a lane that features share, while the code is on its way: they are few and small. */
const sharedHoldEarly = 16;

/** What all features of a session see of it. */
export class HostState {
  readonly #changed = new Emitter<void>();
  #isActive = $state(false);
  isUp = $state(false);
  /** When a feature last said that somebody does something; 0 before that. Not reactive. */
  activeAt = 0;

  readonly onChange = this.#changed.on;

  get isActive(): boolean {
    return this.#isActive;
  }

  set({ isActive = this.#isActive, isUp = this.isUp }: { isActive?: boolean; isUp?: boolean }): void {
    if (isActive === this.#isActive && isUp === this.isUp) return;
    this.#isActive = isActive;
    this.isUp = isUp;
    this.#changed.emit();
  }
}

/** One feature of one session: its lanes from the start, its code when it is needed. */
export class HostedFeature implements FeatureHandle {
  readonly #manifest: FeatureManifest;
  readonly #options: FeatureHostOptions;
  readonly #state: HostState;
  readonly #featureOf: FeatureContext['feature'];
  readonly #lanes: ReadonlyMap<string, HostedLane>;
  readonly #closing = new AbortController();
  readonly #changed = new Emitter<void>();
  readonly #greeted = new Emitter<void>();
  #instance = $state.raw<FeatureInstance | undefined>();
  #opening: Promise<FeatureInstance> | undefined;
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
    this.#featureOf = featureOf;
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
    return this.#isEnded && !this.#instance?.closing;
  }

  begin(): void {
    if (this.#isOver) return;
    for (const name of this.#manifest.lists ?? []) this.#wakeBy(name);
    this.#options.powers.onFound(({ power }) => {
      if (this.#hasPower(power)) this.#openSoon();
    });
    const { wakes, hasRow, customerSettings = [] } = this.#manifest;
    const wake = typeof wakes === 'string' ? wakes : wakes[this.#options.role];
    const isWoken = wake === 'with-session' || (wake === 'when-configured' && this.#config !== undefined);
    if ((isWoken && !this.#isEnded) || this.#saved !== undefined) return this.#openSoon();
    const rows = [
      ...(hasRow ? [this.#row] : []),
      ...(this.#options.role === 'customer' ? customerSettings.map((name) => this.#settingOf(name)) : [])
    ];
    for (const row of rows)
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

  closing(): Promise<void> | undefined {
    return this.#instance?.closing?.();
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
    if (this.#manifest.hasRow) void this.#row.remove();
    return unfinished ?? undefined;
  }

  close(): void {
    this.#closing.abort();
    this.#instance?.close();
  }

  get #row(): KeptRow {
    const { role, sessionId } = this.#options;
    return this.#settingOf(`${this.id}-${role}-${sessionId}`);
  }

  #document(): KeptDocument {
    const { rows, sessionId } = this.#options;
    const { table } = this.#manifest;
    assert(table, `${this.id} declares the table of its document`);
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

  get #config(): unknown {
    const { config } = this.#manifest;
    return config === undefined ? undefined : this.#options.config[config];
  }

  get #saved(): unknown {
    return this.#options.saved?.[this.id];
  }

  /** Nothing is opened any more. */
  get #isOver(): boolean {
    return !this.#manifest.opensOver && (this.#isEnded || this.#closing.signal.aborted);
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
    const instance = await code.open(this.#context() as never);
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

  #context(): FeatureContext {
    const { sessionId, role, clock, rtc, log, members, history } = this.#options;
    return {
      sessionId,
      role,
      me: firstOf(role),
      get members() {
        return members();
      },
      clock,
      rtc,
      signal: this.#closing.signal,
      log: (kind, facts) => log.add(kind, facts),
      port: (name: string) => this.#portOf(name) as never,
      list: (name: string, form) => {
        assert(this.#manifest.lists?.includes(name), `${this.id} declares the list ${name}`);
        return this.#options.lists.open(name, form);
      },
      config: this.#config,
      history,
      setting: (name) => this.#setting(name) as never,
      session: this.#session(),
      connection: this.#connection(),
      deriveKey: (label, ...parts) => this.#deriveKey(label, parts),
      powers: this.#powers(),
      kept: {
        saved: this.#saved,
        note: this.#options.onChanged,
        row: this.#row,
        document: () => this.#document(),
        setting: (name) => {
          assert(this.#manifest.customerSettings?.includes(name), `${this.id} declares the setting ${name}`);
          return this.#settingOf(name);
        },
        noteLeftovers: () => this.#noteLeftovers()
      },
      use: <Api>(feature: string) => this.#needed<Api>(feature).open(),
      feature: (feature) => this.#needed(feature)
    };
  }

  #setting(name: string): unknown {
    assert(this.#manifest.settings?.includes(name), `${this.id} declares the setting ${name}`);
    return this.#options.setting(name);
  }

  #needed<Api>(feature: string): FeatureHandle<Api> {
    assert(this.#manifest.needs?.includes(feature), `${this.id} needs ${feature}`);
    return this.#featureOf<Api>(feature);
  }

  #noteLeftovers(): void {
    const { leftoversKey } = this.#manifest;
    assert(leftoversKey !== undefined, `${this.id} declares where it notes leftovers`);
    void this.#options.settings.set(leftoversKey, true);
  }

  #portOf(name: string): FeaturePort<unknown> {
    const lane = this.#lanes.get(name);
    assert(lane, `${this.id} declares the lane ${name}`);
    const out = this.#options.link.port<string>(name);
    const kinds: readonly string[] | undefined = this.#manifest.sharedLanes?.[name as SharedLane];
    return {
      send: (message) => {
        const { type } = message as { type: string };
        assert(!kinds || kinds.includes(type), `${this.id} declares the kind ${type}`);
        if (this.#isShared) out.send(message as { type: string });
      },
      onMessage: (listener) => lane.messages.on(({ message, from }) => listener(message, from))
    };
  }

  #session(): FeatureContext['session'] {
    const state = this.#state;
    const { peer, lifeCycle, clock } = this.#options;
    const isUp = (): boolean => this.#isUp;
    return {
      get isActive() {
        return state.isActive;
      },
      get isUp() {
        return isUp();
      },
      onChange: this.#changed.on,
      noteActivity: () => (state.activeAt = clock.now()),
      get greeting() {
        return peer.greeting;
      },
      onGreeted: this.#greeted.on,
      ...lifeCycle
    };
  }

  #hasPower(power: string): boolean {
    return Object.hasOwn(this.#manifest.powers ?? {}, power);
  }

  #powers(): FeatureContext['powers'] {
    const { found, onFound, ...powers } = this.#options.powers;
    return {
      ...powers,
      onFound: (listener) => {
        const take = (permission: Permission): void => {
          if (this.#hasPower(permission.power)) listener(permission);
        };
        for (const permission of found()) take(permission);
        return onFound(take);
      }
    };
  }

  #connection(): FeatureContext['connection'] {
    const { link } = this.#options;
    const channels: Readonly<Record<string, number>> = this.#manifest.channels ?? {};
    return {
      openChannel: (name: string) => {
        const number = channels[name];
        assert(number !== undefined, `${this.id} declares the channel ${name}`);
        return this.#isShared ? link.openChannel(number, this.id) : undefined;
      },
      onRenewed: link.onRenewed,
      async statistics() {
        const { connection } = link;
        const report = await connection?.getStats().catch(() => undefined);
        return connection === link.connection ? report : undefined;
      }
    };
  }

  #deriveKey(label: string, parts: Uint8Array[]): Bytes | undefined {
    assert(this.#manifest.keys?.includes(label), `${this.id} declares the key ${label}`);
    return featureKeyOf(this.#options.keys, label, ...parts);
  }
}
