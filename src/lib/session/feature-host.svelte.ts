/** Opens, wakes, saves and closes the features of one session (docs/decisions/0021-features.md). */
import * as v from 'valibot';
import type { Clock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { assert } from '../base/errors.js';
import { otherRole, type Role } from '../base/roles.js';
import type { FeatureContext } from './feature.js';
import type { FeatureHandle, FeatureInstance, FeatureManifest, SlotComponents } from './manifest.js';
import { firstOf, type Member } from './members.js';
import type { PeerLink } from './peer-link.js';
import type { SessionLog } from './session-log.js';

/** What lies in a record for each feature, by its id. */
export type Slices = Readonly<Record<string, unknown>>;

export interface FeatureHostOptions {
  features: readonly FeatureManifest[];
  role: Role;
  link: Pick<PeerLink, 'port' | 'noteMalformed'>;
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
  saved: Slices | undefined;
  members(): readonly Member[];
  powers: FeatureContext['powers'];
  hold: FeatureContext['session']['hold'];
  onChanged(): void;
}

export class FeatureHost {
  readonly #options: FeatureHostOptions;
  readonly #features: ReadonlyMap<string, HostedFeature>;
  readonly #activeChanged = new Emitter<boolean>();
  #isActive = false;

  constructor(options: FeatureHostOptions) {
    this.#options = options;
    const { session, use } = this.#shared();
    this.#features = new Map(
      options.features
        .filter(({ load }) => load[options.role])
        .map((manifest) => [manifest.id, new HostedFeature(manifest, options, session, use)])
    );
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
    return feature && feature.api === undefined ? feature.open() : undefined;
  }

  get handles(): readonly FeatureHandle[] {
    return [...this.#features.values()];
  }

  /** The other page has said what it has. */
  noteTheirs(versions: Readonly<Record<string, number>>): void {
    for (const [id, feature] of this.#features)
      feature.isShared = Object.hasOwn(versions, id) && versions[id] === feature.version;
  }

  setActive(isActive: boolean): void {
    if (this.#isActive === isActive) return;
    this.#isActive = isActive;
    this.#activeChanged.emit(isActive);
  }

  /** What is stored of features that this page does not have, or has not opened, stays as it lies there. */
  save(): Slices {
    const own = [...this.#features].flatMap(([id, feature]) => {
      const slice = feature.save();
      return slice === undefined ? [] : [[id, slice] as const];
    });
    return { ...this.#options.saved, ...Object.fromEntries(own) };
  }

  close(): void {
    for (const feature of this.#features.values()) feature.close();
  }

  #shared() {
    const isActive = (): boolean => this.#isActive;
    const session: FeatureContext['session'] = {
      get isActive() {
        return isActive();
      },
      onActive: this.#activeChanged.on,
      hold: this.#options.hold
    };
    return { session, use: <Api>(id: string) => this.handle<Api>(id).open() };
  }
}

class HostedFeature implements FeatureHandle {
  readonly #manifest: FeatureManifest;
  readonly #options: FeatureHostOptions;
  readonly #session: FeatureContext['session'];
  readonly #use: FeatureContext['use'];
  readonly #lanes: ReadonlyMap<string, HostedLane>;
  readonly #closing = new AbortController();
  #instance = $state.raw<FeatureInstance | undefined>();
  #opening: Promise<FeatureInstance> | undefined;
  #isShared = $state(false);

  constructor(
    manifest: FeatureManifest,
    options: FeatureHostOptions,
    session: FeatureContext['session'],
    use: FeatureContext['use']
  ) {
    this.#manifest = manifest;
    this.#options = options;
    this.#session = session;
    this.#use = use;
    const from = firstOf(otherRole(options.role));
    this.#lanes = new Map(
      Object.entries(manifest.lanes ?? {}).map(([name, { holdEarly }]) => {
        const lane = new HostedLane(
          holdEarly,
          () => this.#openSoon(),
          () => options.link.noteMalformed()
        );
        options.link.port(name).onMessage((message) => lane.take(message, from));
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

  get slots(): SlotComponents {
    return this.#manifest.slots ?? {};
  }

  get api(): unknown {
    return this.#instance?.api;
  }

  get isShared(): boolean {
    return this.#isShared;
  }

  set isShared(isShared: boolean) {
    this.#isShared = isShared;
  }

  begin(): void {
    if (this.#manifest.wakes === 'with-session' || this.#saved !== undefined) this.#openSoon();
  }

  async open(): Promise<unknown> {
    this.#opening ??= this.#open().catch((thrown: unknown) => {
      // the network failed: the next need tries again
      this.#opening = undefined;
      throw thrown;
    });
    return (await this.#opening).api;
  }

  save(): unknown {
    return this.#instance?.save?.();
  }

  close(): void {
    this.#closing.abort();
    this.#instance?.close();
  }

  get #saved(): unknown {
    return this.#options.saved?.[this.id];
  }

  #openSoon(): void {
    if (!this.#instance && !this.#closing.signal.aborted) this.open().catch(() => undefined);
  }

  async #open(): Promise<FeatureInstance> {
    const { code } = await this.#manifest.load[this.#options.role]!();
    assert(!this.#closing.signal.aborted, 'a session that is over opens no feature');
    const instance = code.open(this.#context() as never);
    this.#instance = instance;
    for (const [name, lane] of this.#lanes) lane.read(code.schemas?.[name]);
    return instance;
  }

  #context(): FeatureContext {
    const { role, clock, rtc, log, members, powers, link, onChanged } = this.#options;
    const saved = this.#saved;
    return {
      role,
      me: firstOf(role),
      get members() {
        return members();
      },
      clock,
      rtc,
      signal: this.#closing.signal,
      log: (kind, facts) => log.add(kind, facts),
      port: (name: string) => {
        const lane = this.#lanes.get(name);
        assert(lane, `${this.id} declares the lane ${name}`);
        const out = link.port(name) as { send(message: unknown): void };
        return {
          send: (message) => out.send(message),
          onMessage: (listener) => lane.messages.on(({ message, from }) => listener(message as never, from))
        };
      },
      session: this.#session,
      powers,
      kept: { saved, note: onChanged },
      use: (feature) => {
        assert(this.#manifest.needs?.includes(feature), `${this.id} needs ${feature}`);
        return this.#use(feature);
      }
    };
  }
}

interface Arrived {
  message: unknown;
  from: string;
}

/** What arrives on one lane: kept until the code is there that can read it. */
class HostedLane {
  readonly messages = new Emitter<Arrived>();
  readonly #holdEarly: number;
  readonly #onEarly: () => void;
  readonly #onMalformed: () => void;
  #schema: v.GenericSchema | undefined;
  #early: Arrived[] = [];

  constructor(holdEarly: number, onEarly: () => void, onMalformed: () => void) {
    this.#holdEarly = holdEarly;
    this.#onEarly = onEarly;
    this.#onMalformed = onMalformed;
  }

  take(message: unknown, from: string): void {
    if (this.#schema) return this.#emit(this.#schema, { message, from });
    if (this.#early.length < this.#holdEarly) this.#early.push({ message, from });
    this.#onEarly();
  }

  /** A lane without a schema takes nothing. */
  read(schema: v.GenericSchema = v.never()): void {
    this.#schema = schema;
    for (const arrived of this.#early.splice(0)) this.#emit(schema, arrived);
  }

  #emit(schema: v.GenericSchema, { message, from }: Arrived): void {
    const parsed = v.safeParse(schema, message);
    if (parsed.success) this.messages.emit({ message: parsed.output, from });
    else this.#onMalformed();
  }
}
