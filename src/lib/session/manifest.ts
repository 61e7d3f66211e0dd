/**
 * What the kernel of a session and the frames of the pages know of a feature before its code is there: types only.
 *
 * A feature is one capability and one folder, `src/lib/features/<id>/`. Its manifest is data that every page has; its
 * code is fetched when the feature is needed. The contract for that code is in `feature.ts`.
 */
import type { Component, Snippet } from 'svelte';
import type { GenericSchema } from 'valibot';
import type { Role } from '../base/roles.js';
import type { ArchivedSession, EndedSession, KeptPicture } from '../history/archived-session.js';
import type { KeptRows } from '../history/kept-rows.js';
import type { Store } from '../history/store.js';

export interface LaneRules {
  /** Of one message as JSON in UTF-8; a frame holds at most 64 KiB. */
  maxBytes: number;
  /** `lossy`: frames may be lost or overtaken, and none waits for another. Such messages have at most 900 bytes. */
  delivery: 'reliable' | 'lossy';
  /** How many messages are kept while the code is on its way. What comes beyond is dropped. */
  holdEarly: number;
}

/** What the kernel enforces of a power without knowing it (rules CO). */
export interface PowerFacts {
  /** Granted only on top of a grant of this power, and ends with it. */
  needs?: string;
  /** So many grants may last at once, 1 by default; one more ends the oldest. */
  atMost?: number;
  /** The customer may see first what the technician will see. */
  canLook?: boolean;
  /** What went wrong may go right the next time: the card stays and says why. */
  canRetry?: boolean;
  /** Has sentences of its own in the log: `<power>-allowed` instead of `power-allowed`. */
  hasOwnSentences?: boolean;
}

/** What a feature asks the customer; the frame has the card around it, and the rules of all cards. */
export interface QuestionParts {
  title: string;
  icon: Component<{ 'aria-hidden': 'true' }>;
  testid?: string;
  /** What is asked for, for tests. */
  asks?: string;
  what: Snippet;
  /** Whatever gives something; not there before the customer has said that this help was asked for. */
  yes: Snippet;
  no: Snippet;
}

/** What a component of a feature may do with the console around it. */
export interface ConsoleFrame {
  readonly technicianName: string;
  /** What has a part that belongs to no session. */
  readonly features: readonly FeatureHandle[];
  /** Opens the page of a feature (`console.page`), at one thing of it. */
  openPage(feature: string, at?: string): void;
  /** Brings a part of the console in front, where the window is too narrow for all. */
  show(panel: 'sessions' | 'work' | 'conversation'): void;
}

/** What a component of a feature may do with the customer's page around it. */
export interface CustomerFrame {
  /** Ends all grants of a power. */
  stop(power: string): void;
  /** What a window beside the page has as well: the last words with a box to answer, and the way out. */
  readonly aside: Snippet;
  /** Before `aside` is shown: until then it is empty. Never rejects. */
  fetchAside(): Promise<unknown>;
}

/**
 * Where a page shows something of a feature. A slot whose place belongs to a feature is declared by that feature, which
 * declares this interface once more in its `slots.ts`.
 */
export interface SlotProps {
  /** Beside the name of the console's session. */
  'console.header': { feature: FeatureHandle; isOver: boolean };
  /** Below the header of the console's session: what is out of the ordinary at the moment. */
  'console.notice': { feature: FeatureHandle; isOver: boolean };
  /** Shows nothing, and provides commands (`ui/commands`). */
  'console.command': { feature: FeatureHandle; isOver: boolean; frame: ConsoleFrame };
  /** Below the list of sessions: the way to the page of a feature. */
  'console.link': { feature: FeatureHandle; frame: ConsoleFrame };
  /** Over the console, in a dialog. Its title is the word `page.<feature>`. */
  'console.page': { feature: FeatureHandle; frame: ConsoleFrame; at: string | undefined };
  /** Below the conversation of the console's session. */
  'console.dock': { feature: FeatureHandle; isOver: boolean };
  /** A tab beside the conversation of the console's session. */
  'console.tab': { feature: FeatureHandle; isOver: boolean };
  /** A question to the customer, while the feature `isAsking`; one question is shown at a time. */
  'customer.question': { feature: FeatureHandle; isOver: boolean; card: Snippet<[QuestionParts]> };
  /** On the customer's session page, above all that can be done: what is out of the ordinary at the moment. */
  'customer.notice': { feature: FeatureHandle; isOver: boolean };
  /** In the card that asks for a power: what the customer looks at before the technician gets it. */
  'customer.look': { feature: FeatureHandle; isOver: boolean; looked: unknown };
  /** On the customer's session page: beside what is shown to the technician. */
  'customer.sharing': { feature: FeatureHandle; isOver: boolean; frame: CustomerFrame };
  /** On the customer's session page, above the conversation. */
  'customer.dock': { feature: FeatureHandle; isOver: boolean };
  /** On the customer's page after the end. */
  'customer.after': { feature: FeatureHandle; isOver: boolean };
}
export type SlotName = keyof SlotProps;

/** What is shown in a slot: fetched when the slot is in sight. Its words are those of the feature. */
export type SlotComponents = {
  readonly [S in SlotName]?: () => Promise<{ default: Component<SlotProps[S]> }>;
};

/**
 * @param isOpen does the session with this id go on, as this role's?
 * @returns whether something is still left
 */
export type SweepLeftovers = (isOpen: (role: Role, sessionId: string) => boolean) => Promise<boolean>;

/** What a feature may use of the console, beside its sessions. */
export interface ConsoleContext {
  /** Of this browser's database. */
  readonly rows: KeptRows;
  /** The console's API of a feature that `needs` names. */
  use<Api>(feature: string): Promise<Api>;
}

/** What a feature has for all sessions of a console. */
export interface ConsoleCode<Api = unknown> {
  open(context: ConsoleContext): Promise<Api>;
}

/** The code of a feature as its manifest knows it; `FeatureCode` in `feature.ts` is what it is written against. */
export interface LoadedCode {
  readonly schemas?: Readonly<Record<string, GenericSchema>>;
  open(context: never): FeatureInstance | Promise<FeatureInstance>;
}

export interface FeatureInstance<Api = unknown> {
  readonly api: Api;
  /** The customer's: a question waits for an answer. Reactive. */
  readonly isAsking?: boolean;
  /** It has something to show at the moment; `true` by default. Reactive. */
  readonly isShowing?: boolean;
  /** The slice that is stored: anything that IndexedDB can store. */
  save?(): unknown;
  /** On hold: nothing of it may go on that needs an active session. A connection that is lost is no such thing. */
  stop?(): void;
  /**
   * The session is over: nothing moves any more, and what is there can be read until `close`. The technician's log is
   * written down once all that is promised here is done, after five seconds at the latest.
   */
  end?(): void | Promise<unknown>;
  /**
   * The end is written down, and the session's keys are still in memory: called once, of a feature that `concludes`.
   * Where the customer has halted the session, it is called behind `close`.
   */
  conclude?(): void;
  /** The technician's: the session goes into the history. What belongs to it there that needs all the rest. */
  seal?(session: EndedWhole): Promise<HistoryPart['content']>;
  /**
   * Both pages know that the session is over. The connection stays open until this resolves, ten minutes at most, and
   * the feature's messages are still handed on.
   */
  closing?(): Promise<void> | undefined;
  /** The page is left, or the session's row is gone: nothing may go on. */
  close(): void;
}

/** Lanes of the session itself on which some features have messages, too. */
export type SharedLane = 'control' | 'records';

/**
 * `with-session`: its code is fetched when the session begins. `when-configured`: so, where `config.json` has its
 * slice, else on need. `on-need`: with the first message on one of its lanes,
 * with the first entry in one of its lists, with what was stored of it, or when somebody asks for it.
 */
export type Wake = 'with-session' | 'when-configured' | 'on-need';

/** What the history has of an ended session from one feature: fields of its facts, which lists show, and of the rest. */
export interface HistoryPart {
  facts?: Partial<EndedSession>;
  content?: Partial<ArchivedSession>;
}

/**
 * @param saved the feature's slice, as its code stored it, or as it was a field of the record of an earlier page
 * @param updates of its document, where it has a `table`
 */
export type ArchivePart = (saved: unknown, updates: readonly Uint8Array[]) => HistoryPart;

/** A session as the history has it. */
export interface EndedWhole {
  facts: EndedSession;
  content: ArchivedSession;
  pictures: readonly KeptPicture[];
}

/** What lies in a record for each feature, by its id. */
export type Slices = Readonly<Record<string, unknown>>;

/** What a feature declares: data alone. */
export interface FeatureFacts {
  /** Its folder, its name on the wire and in records: `[a-z][a-z0-9-]{0,39}`. */
  readonly id: string;
  /** A matter of its own page alone: it is not in the greeting, and open whatever the other page has. */
  readonly isLocal?: true;
  /** A feature is open where both pages have the same version of it. */
  readonly version: number;
  /** Features whose API it uses. */
  readonly needs?: readonly string[];
  /** By their names on the wire, which no other feature has: 1 to 32 of `[a-z0-9-]`. */
  readonly lanes?: Readonly<Record<string, LaneRules>>;
  /**
   * Kinds of messages on the two lanes that features of the first version have in common. No other feature has them,
   * and the feature's schema for such a lane reads its own kinds alone.
   */
  readonly sharedLanes?: { readonly [L in SharedLane]?: readonly string[] };
  /** Data channels beside the lanes: their numbers, 101 to 255, which no other feature has. */
  readonly channels?: Readonly<Record<string, number>>;
  /** The table of this browser's database in which its document lies, which never leaves it (`kept.document`). */
  readonly table?: 'backstage';
  /** The name of its slice of `config.json`. */
  readonly config?: string;
  /**
   * Settings of this browser that its customers leave, over all sessions (`kept.setting`), which no other feature has.
   * One that is there wakes it on the customer's page. All are deleted when the computer is forgotten (EN5).
   */
  readonly customerSettings?: readonly string[];
  /** Is opened for a session that is over as well: to be read, and to change what the history has of it. */
  readonly opensOver?: true;
  /** Settings of the console that it reads, by their names in `settings/setting-fields.ts`. */
  readonly settings?: readonly string[];
  /** Has something to do when a session has ended (`conclude`): it is opened then, and hears its lanes until the close. */
  readonly concludes?: true;
  /** Purposes for which it signs with the session's key, which no other feature has. */
  readonly signs?: readonly string[];
  /** Labels of the keys that it derives, which no other feature has. */
  readonly keys?: readonly string[];
  readonly powers?: Readonly<Record<string, PowerFacts>>;
  /**
   * Lists of signed entries in the session's document, by names that no other feature has. They are named when the
   * document is made, before any code is there.
   */
  readonly lists?: readonly string[];
  /** Kinds of lines in the log, each with the names of its facts. */
  readonly log?: Readonly<Record<string, readonly string[]>>;
  readonly wakes: Wake | { readonly [R in Role]: Wake };
  /** Stores a row of its own beside the session's record (`kept.row`), which wakes it. */
  readonly hasRow?: boolean;
  /** Names the setting that says that something may be left outside the database. No other setting has that name. */
  readonly leftoversKey?: string;
}

/** The whole of what every page has of a feature. */
export interface FeatureManifest extends FeatureFacts {
  /** Fetches what a session may need later beside `load` and `slots`: a shop may renew the site meanwhile (UP3). */
  readonly ahead?: () => Promise<{ fetchAhead: () => Promise<void> }>;
  /** Removes what sessions that are over have left, once `kept.noteLeftovers` was called. Needs `leftoversKey`. */
  readonly sweep?: () => Promise<{ sweep: SweepLeftovers }>;
  /** What the history has of its slice. Also where the page was killed before the session was in the history. */
  readonly archive?: () => Promise<{ archive: ArchivePart }>;
  readonly load: { readonly [R in Role]?: () => Promise<{ code: LoadedCode }> };
  /** Its part of the console that belongs to no session: fetched when somebody first asks for it. */
  readonly console?: () => Promise<{ consoleCode: ConsoleCode }>;
  /** Tidies the database up, each time when the console has opened. What fails is done the next time. */
  readonly tidy?: () => Promise<{ tidy(store: Store): Promise<void> }>;
  readonly slots?: SlotComponents;
  /** The area of words that its slots need, where that is not all of its words. */
  readonly slotWords?: string;
}

/**
 * Keeps the literal types of what a feature declares, so that its log kinds, lanes and powers are checked. Its own
 * constant beside the manifest: code is typed by it, and the manifest names the code.
 */
export const declare = <const F extends FeatureFacts>(facts: F): F => facts;

/** A feature as components see it. Every property is reactive. */
export interface FeatureHandle<Api = unknown> {
  readonly id: string;
  /** `undefined` until it is open. */
  readonly api: Api | undefined;
  /** The other page has it in the same version. */
  readonly isShared: boolean;
  /** Its code is here, and at work. */
  readonly isOpen: boolean;
  readonly slots: SlotComponents;
  /** The area of words that its slots need. */
  readonly slotWords: string;
  /** The customer's: a question waits for an answer. */
  readonly isAsking: boolean;
  /** It has something to show at the moment: its slots are empty while it has not. */
  readonly isShowing: boolean;
  /** A technician works on the session, and the other side is there. */
  readonly isReady: boolean;
  /** Fetches its code. Rejects when the network fails; may be called again. */
  open(): Promise<Api>;
  /** Fetches everything that it may need on this page, and opens nothing. */
  fetchAhead(): Promise<void>;
}
