/**
 * The contract between the kernel of a session and the code of a feature: types only. The kernel knows features by
 * their manifests alone (`manifest.ts`), and a feature knows the kernel by this file alone: it gets ports and never
 * the link.
 */
import type { GenericSchema } from 'valibot';
import type { Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import type { Listenable } from '../base/emitter.js';
import type { ArchivedSession } from '../history/archived-session.js';
import type { KeptDocument } from '../history/kept-document.js';
import type { Role } from '../base/roles.js';
import type { EntryForm, SignedList } from '../documents/signed-list.js';
import type { ChatEntry } from '../documents/chat.js';
import type { ListEntry } from '../documents/transcript.js';
import type { FeatureFacts, FeatureHandle, FeatureInstance, HistoryPart } from './manifest.js';
import type { LogEntry, SessionEnd } from './views.js';
import type { Member, MemberId } from './members/members.js';
import type { Permission } from './consent/permissions.svelte.js';
import type { PowerRules } from './consent/powers.js';
import type { Greeting } from './host/peer-features.svelte.js';
import type { SettingValues } from './settings/setting-fields.js';

export type { Member, MemberId } from './members/members.js';
export type { Permission, PermissionState, PowerPhase } from './consent/permissions.svelte.js';
export type { HeldPower, PowerRules } from './consent/powers.js';
export type { PowerTrouble } from './consent/power-troubles.js';
export type { Greeting } from './host/peer-features.svelte.js';

type LogOf<M extends FeatureFacts> =
  M['log'] extends Readonly<Record<string, readonly string[]>> ? M['log'] : Readonly<Record<string, never>>;
type SettingsOf<M extends FeatureFacts> = M['settings'] extends readonly (infer Name)[]
  ? Name & keyof SettingValues
  : never;
type FactsOf<Names> = Names extends readonly (infer Name extends string)[] ? Record<Name, string> : never;

/** The sentences that a feature's log kinds need: `log.<kind>`. */
export type LogWords<M extends FeatureFacts> = { [K in keyof LogOf<M> & string as `log.${K}`]: string };

/** A feature's side of a session. `Api` is what components and other features may use. */
export interface FeatureCode<M extends FeatureFacts = FeatureFacts, Api = unknown> {
  /** What may arrive on each lane. Anything else is dropped and counted. */
  readonly schemas?: Readonly<Record<string, GenericSchema>>;
  open(context: FeatureContext<M>): FeatureInstance<Api> | Promise<FeatureInstance<Api>>;
}

/** The names of a feature's lists. */
type ListsOf<M extends FeatureFacts> = M['lists'] extends readonly (infer Name extends string)[]
  ? Name
  : never;

/** One kind of entries, which arrive signed and are kept as they were read. */
export interface ListForm<E extends ListEntry> extends EntryForm<E> {
  /** A row of this browser's database. It was verified when it was stored, and is not again (DC5). */
  readKept(row: unknown): E | undefined;
}

/** A list in the session's document: both sides write into it, and each believes what its author signed (rules DC). */
export type FeatureList<E extends ListEntry> = Pick<
  SignedList<E>,
  'saved' | 'entries' | 'onChange' | 'onAdded' | 'onRemoved' | 'highest' | 'hasId' | 'write'
>;

export interface FeaturePort<Out = { type: string }, In = Out> {
  /** Dropped silently while there is no way to the other side. */
  send(message: Out): void;
  onMessage(listener: (message: In, from: MemberId) => void): () => void;
}

/** One value in this browser's database. */
export interface KeptRow {
  read(): Promise<unknown>;
  /** Done when it is on the disk. */
  write(value: unknown): Promise<void>;
  remove(): Promise<void>;
}

/** The session's own key pair, under which this side signs. */
export interface Signer {
  /** Public keys of both sides; the other one is not known before it was admitted. */
  readonly own: Uint8Array;
  readonly peer: Uint8Array | undefined;
  /** @param purpose one of the manifest's `signs` */
  sign(purpose: string, bytes: Uint8Array): Uint8Array;
}

/** A session as it is written down. */
export interface SessionAccount {
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  /** `undefined` while it goes on. */
  readonly end: SessionEnd | undefined;
  readonly log: readonly LogEntry[];
  /** Every line that was verified, with its number. */
  readonly transcript: readonly ChatEntry[];
  /** Empty where there is none. */
  readonly safetyCode: readonly number[];
}

export interface FeatureContext<M extends FeatureFacts = FeatureFacts> {
  /** 32 hex digits. */
  readonly sessionId: string;
  readonly role: Role;
  readonly me: MemberId;
  readonly members: readonly Member[];
  readonly clock: Clock;
  readonly rtc: RTCConfiguration;
  /** Aborted when the feature is closed. */
  readonly signal: AbortSignal;
  log<K extends keyof LogOf<M> & string>(kind: K, facts: FactsOf<LogOf<M>[K]>): void;
  /** Opens a list of the manifest, with what this browser has of it; it lives as long as the session. To be called once. */
  list<E extends ListEntry>(name: ListsOf<M>, form: ListForm<E>): Promise<FeatureList<E>>;
  /** Of its own lane, or of its own kinds on a lane that it shares. */
  port<Out, In = Out>(lane: (keyof M['lanes'] | keyof M['sharedLanes']) & string): FeaturePort<Out, In>;
  /** Its slice of `config.json`, as it stands there; `undefined` where there is none. */
  readonly config: unknown;
  /** A setting of the console that the manifest names; `undefined` on the customer's page. */
  setting<K extends SettingsOf<M>>(name: K): SettingValues[K] | undefined;
  readonly session: {
    /** A technician works on it. */
    readonly isActive: boolean;
    /** The other side is there. */
    readonly isUp: boolean;
    /** Either of the two has changed. */
    readonly onChange: Listenable<void>;
    /** What the other page says of itself whenever it comes, as far as features of version 1 need it. */
    readonly greeting: Greeting | undefined;
    /** It has come, for the first time or again, and has said so. */
    readonly onGreeted: Listenable<void>;
    /** Somebody does something here: the session is not idle (LC11). */
    noteActivity(): void;
    /** Keeps a time-out of the session away while `isHolding` says so. @returns takes that back */
    hold(isHolding: () => boolean): () => void;
    /** Of the customer's computer (LC9). */
    readonly restart: {
      /** The technician's session waits for it. */
      readonly isGoing: boolean;
      /** Nothing is shown from now on, and the technician's session waits. @returns whether it can, as it stands */
      begin(): boolean;
      /** It does not happen after all. @returns whether it was waited for */
      callOff(): boolean;
    };
    /** The customer's: ends the session, because its time is over (LC12). */
    endByTime(): void;
  };
  /** The connection below the lanes. */
  readonly connection: {
    /** Opens a data channel of the manifest, which the other side opens as well. `undefined` while nobody is there. */
    openChannel(name: keyof M['channels'] & string): RTCDataChannel | undefined;
    /** It goes on over another network path. */
    readonly onRenewed: Listenable<void>;
    /** `undefined` while nobody is there, or when another connection has come meanwhile. */
    statistics(): Promise<RTCStatsReport | undefined>;
  };
  /**
   * A key that both sides derive alike, over reloads and connections; `undefined` before the other side is known.
   * @param label one of the manifest's `keys`
   */
  deriveKey(label: string, ...parts: Uint8Array[]): Bytes | undefined;
  readonly signer: Signer;
  readonly account: SessionAccount;
  /** The technician's; on the customer's page nothing is kept. */
  readonly history: {
    /** Changes what the history has of this session, once it is over and lies there; nothing before. */
    amend(part: HistoryPart): Promise<void>;
    /** For how many days it is kept; 0: until somebody deletes it. */
    keptDays(): Promise<number>;
    /** What the history has of this session; nothing while the session goes on, or when it is deleted there. */
    read(): Promise<ArchivedSession | undefined>;
    /** Resolves when the session that has ended on this page lies in the history. */
    readonly written: Promise<void>;
  };
  readonly powers: {
    /** The technician's: asks the customer. `undefined` where there is nobody to ask. */
    ask(power: keyof M['powers'] & string, options?: { base?: Permission }): Permission | undefined;
    /** The technician's: a grant of one of its powers from before this load of the page; also those found before. */
    onFound(listener: (permission: Permission) => void): () => void;
    /** The technician's: why they ask, sent with the next question whatever it asks for. */
    readonly reason: { text: string; readonly maxLength: number };
    /** The customer's: what is particular about a power. Without it a yes is all that it needs. */
    provide(power: keyof M['powers'] & string, rules: PowerRules): void;
    /** Does the technician have it now? Asked before anything acts on a message of theirs. */
    isGranted(power: keyof M['powers'] & string): boolean;
  };
  readonly kept: {
    /** What `save()` gave before the page was loaded anew, as it lay in the record: parse it. */
    readonly saved: unknown;
    /** What `save()` gives has changed. */
    note(): void;
    /** One further row in this browser's database, for what is large or changes often. */
    readonly row: KeptRow;
    /** The document in the manifest's `table`, of this session. */
    document(): Pick<KeptDocument, 'load' | 'append' | 'compact'>;
    /** One of the manifest's `customerSettings`. */
    setting(name: string): KeptRow;
    /** Something outside the database may be left when the session is over: see `sweep` in the manifest. */
    noteLeftovers(): void;
  };
  /** The API of a feature that `needs` names. */
  use<Api>(feature: string): Promise<Api>;
  /** The same feature before its code is there as well. Reactive. */
  feature<Api>(feature: string): FeatureHandle<Api>;
}
