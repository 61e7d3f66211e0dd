/**
 * What the pages see of a session. Screens are written against these types, so that the debug page can
 * show any state with a scripted peer and the classes behind can change without a screen noticing.
 * Every property is reactive (runes behind getters); every method returns at once unless it says otherwise.
 */
import type { FeatureHandle, Slices } from './manifest.js';
import type { FeatureGap } from './host/features.js';
import type { ErrorCode } from '../base/errors.js';
import type { Result } from '../base/result.js';
import type { Pin } from '../handshake/parse-pin.js';
import type { SessionRecordsView } from './records/records-views.js';
import type { TimeOutHolds } from './life-cycle/time-out-holds.js';
import type { Presence } from './life-cycle/presence.svelte.js';
import type { ConsoleSettings } from './settings/console-settings.svelte.js';

/** Statuses of a session as its technician sees it (docs/protocol.d/session.md, «Life cycle»). */
export type SessionStatus =
  | 'connecting'
  | 'waiting'
  | 'active'
  | 'on-hold'
  | 'rebooting'
  | 'reconnecting'
  | 'offline'
  | 'timed-out'
  | 'closed'
  | 'closed-by-waiting-customer'
  | 'removed';

/** `data-status` of the customer's session page. */
export type CustomerStatus =
  'connecting' | 'waiting' | 'active' | 'on-hold' | 'reconnecting' | 'offline' | 'closed' | 'refused';

/** What a technician may ask for, by the name that a feature's manifest gives it. */
export type Power = string;

/** A line of the session log; `kind` names a sentence in the catalogue, `facts` fill it. Facts may be a peer's text. */
export interface LogEntry {
  id: string;
  /** Milliseconds since the epoch, by this side's clock. */
  at: number;
  kind: string;
  facts: Record<string, string>;
}

export interface ChatEntryView {
  id: string;
  author: 'technician' | 'customer' | 'system';
  at: number;
  /** As its author wrote it; empty for system lines. */
  text: string;
  /** What a system line reports: the panel puts it into words of the active language. */
  event: LogEntry | undefined;
  /** Only of own entries: has the other side's page confirmed it? */
  delivery: 'sending' | 'delivered' | undefined;
}

export interface ChatView {
  /** Verified entries and system lines, oldest first. A new array at every change. */
  readonly entries: readonly ChatEntryView[];
  readonly unread: number;
  readonly isPeerTyping: boolean;
  /** False while there is no way to the peer: entries are kept and sent later. */
  readonly isConnected: boolean;
  /** The text in the box; survives switching and reload. */
  draft: string;
  /** The technician has turned this side's box off: what is written stays in it. */
  readonly isOff?: boolean;
  /** UTF-8 bytes that one message may have. */
  readonly maxBytes: number;
  send(text: string): Result<void, ErrorCode>;
  /** Call on input, so that the peer sees that somebody types. */
  noteTyping(): void;
  markRead(): void;
}

export interface SafetyCode {
  /**
   * `committed`: nobody could choose it. `older-session`: made by an older page, which somebody in between could have
   * searched for. `older-page`: the other page is older, so there is none.
   */
  kind: 'committed' | 'older-session' | 'older-page';
  /** Seven numbers from 0 to 63; none with an older page. */
  numbers: readonly number[];
}

export type PinState =
  | { phase: 'none' }
  | { phase: 'making' }
  /**
   * `moved`: it is another one than before, for somebody else answers customers on the number of that one. `rival`:
   * that has happened again.
   */
  | { phase: 'live'; pin: string; expiresAt: number; notice?: 'moved' | 'rival' }
  | { phase: 'expired' }
  /** Somebody typed a wrong PIN for this room number. */
  | { phase: 'burned'; at: number }
  | { phase: 'used' }
  | { phase: 'failed'; error: ErrorCode };

/** What the technician's page really knows of the other one: what came from there, and how old that is. */
export interface PeerKnowledge {
  /** When something last arrived that only the peer can have sent. */
  readonly heardAt: number | undefined;
  /** Was the customer's page in sight then? */
  readonly isVisible: boolean | undefined;
}

export interface SessionEnd {
  endedAt: number;
  endedBy: 'technician' | 'customer' | 'time';
}

export interface Summary extends SessionEnd {
  startedAt: number | undefined;
  log: readonly LogEntry[];
}

/** One session in the console. */
export interface TechnicianSessionView {
  /** 32 hex digits. */
  readonly id: string;
  /** Eight digits that people use for it. */
  readonly number: string;
  readonly status: SessionStatus;
  /** When the present status began. */
  readonly statusSince: number;
  readonly createdAt: number;
  /** As typed by the technician, else as the customer introduced themselves, else empty. */
  readonly name: string;
  /** The technician's own word for it. */
  readonly ownName: string;
  /** What the customer calls themselves: nothing proves it. */
  readonly givenName: string;
  readonly customFields: readonly [string, string];
  readonly pin: PinState;
  /** The full URL, fragment included. `undefined` once the session is taken. */
  readonly inviteLink: string | undefined;
  readonly safetyCode: SafetyCode | undefined;
  /** What the two pages do not have alike. */
  readonly featureGaps: readonly FeatureGap[];
  readonly features: readonly FeatureHandle[];
  readonly chat: ChatView;
  /** Notes, and what else the technician keeps of it. */
  readonly records: SessionRecordsView;
  readonly log: readonly LogEntry[];
  readonly summary: Summary | undefined;
  /** Why nothing moves, when something is wrong at the moment. */
  readonly trouble: ErrorCode | undefined;
  readonly canStart: boolean;
  readonly canHold: boolean;
  readonly peer: PeerKnowledge;
  /** What must not be broken off by a time-out. */
  readonly holds: TimeOutHolds;
  /** True while as many sessions are active as the settings allow. */
  readonly isOverLimit: boolean;
  /** The technician looks at the session: nobody can say that it was left alone. */
  attend(): void;
  rename(name: string): void;
  setCustomField(place: 0 | 1, text: string): void;
  createPin(): void;
  createLink(): void;
  /** Picks a waiting session up, or goes on with a held one. */
  start(): void;
  /** Interrupts the session for up to 14 days: nothing is shown meanwhile, both pages stay in contact. */
  hold(): void;
  end(): void;
  logText(sentence: (entry: LogEntry) => string): string;
}

export interface RelayView {
  url: string;
  state: 'connecting' | 'open' | 'down';
}

export interface ConsoleView {
  readonly sessions: readonly TechnicianSessionView[];
  readonly selected: TechnicianSessionView | undefined;
  select(id: string): void;
  create(options: {
    name: string;
    customFields: [string, string];
    startsAtOnce: boolean;
  }): TechnicianSessionView;
  /** `elsewhere`: another tab of this browser leads the console; `older`: one that is of build 1 (NB2). */
  readonly leadership: 'taking' | 'leading' | 'elsewhere' | 'older';
  takeOver(): void;
  /** Takes a session out of the list, once it is over or while nobody has joined it. */
  remove(id: string): void;
  readonly relays: readonly RelayView[];
  /** True when nothing can be stored: the sessions work but do not survive a reload. */
  readonly isForgetful: boolean;
  /** What features have for all sessions. */
  readonly features: readonly FeatureHandle[];
  technicianName: string;
  startsAtOnce: boolean;
  readonly settings: ConsoleSettings;
  readonly presence: Presence;
}

/** A request of the technician that waits for the customer's answer. */
export interface ConsentView {
  id: string;
  power: Power;
  /** Whose power it is. */
  feature: string;
  /** The technician's name and words: a peer's text. */
  technicianName: string;
  reason: string;
  /** Where the customer may look first: opens the picker, and then shows what the technician would see. */
  look?(): void;
  /** What is looked at, for the slot `customer.look`. `allow()` then needs no picker any more. */
  looked: unknown;
  /** What came of `allow()`, which may be tried again unless `isOver`. */
  trouble: ErrorCode | undefined;
  /** There is nobody left to answer; `trouble` says why. */
  isOver: boolean;
  /** Must be called from the customer's own click: the browser's picker follows from it. */
  allow(): void;
  decline(): void;
}

/** What is granted at the moment. */
export interface SharingView {
  readonly active: readonly Power[];
  readonly since: number | undefined;
  stop(power: Power): void;
}

export type JoinStep = 'relay' | 'technician' | 'proof' | 'connection';

/** Where a customer's visit is; whatever has a session carries it. */
export type CustomerPhase =
  | { phase: 'loading' }
  /** The entry page. `error` is why the last try ended there. */
  | { phase: 'entry'; error: ErrorCode | undefined }
  /** A good link was opened: name and terms come before the first contact. */
  | { phase: 'invited' }
  | { phase: 'joining'; step: JoinStep; since: number; trouble: ErrorCode | undefined }
  | { phase: 'session'; session: CustomerView }
  /** A session from an earlier visit is still open: go on with it, or leave it for good. */
  | {
      phase: 'offer';
      technicianName: string;
      since: number;
      /** What features have stored of it. */
      slices: Slices;
      /** When the customer found that something is wrong. */
      haltedAt: number | undefined;
    }
  | { phase: 'elsewhere' }
  /** Everything that customers have left in this browser is deleted. */
  | { phase: 'forgotten' }
  /** The customer found that something is wrong: everything is cut off. `canReturn`: the session is not over. */
  | { phase: 'halted'; session: CustomerView; summary: Summary; canReturn: boolean }
  | { phase: 'closed'; session: CustomerView; summary: Summary }
  | { phase: 'refused'; error: ErrorCode };

/** The customer's page from the PIN field to the summary. */
export interface VisitView {
  readonly phase: CustomerPhase;
  /** `data-status` of the page. */
  readonly status: CustomerStatus;
  readonly isForgetful: boolean;
  joinWithPin(pin: Pin, name: string, acceptedTerms: string): Result<void, 'pin-tries-used-up'>;
  joinInvited(name: string, acceptedTerms: string): void;
  /** Back to the session that `offer` names; no PIN is asked. */
  resume(): void;
  /** Leaves the offered session: everything of it is deleted here, and a PIN can be typed. */
  discard(): void;
  /**
   * The computer is somebody else's: ends what runs and deletes everything that customers have left in this browser.
   */
  forget(): void;
  /** Back to the entry page while joining. */
  cancel(): void;
  takeOver(): void;
  /** Goes on with a session that was halted; nothing is granted any more. */
  comeBack(): void;
  /** Deletes the halted session here. What is on the page stays until it is left. */
  endHalted(): void;
}

/** The customer's side of a session. */
export interface CustomerView {
  readonly status: CustomerStatus;
  readonly name: string;
  readonly technicianName: string;
  readonly chat: ChatView;
  readonly consents: readonly ConsentView[];
  readonly sharing: SharingView;
  readonly safetyCode: SafetyCode | undefined;
  /** What the two pages do not have alike. */
  readonly featureGaps: readonly FeatureGap[];
  readonly features: readonly FeatureHandle[];
  readonly log: readonly LogEntry[];
  readonly trouble: ErrorCode | undefined;
  end(): void;
  /** The customer has said that this help was asked for: before that there is nothing to say yes to (UI-C18). */
  readonly isHelpConfirmed: boolean;
  confirmHelp(): void;
  /** The customer is not sure; a line of the log. */
  doubtHelp(): void;
  /** Cuts everything within this call: pictures, files, grants, the connection (UI-C19). */
  halt(): void;
  logText(sentence: (entry: LogEntry) => string): string;
}
