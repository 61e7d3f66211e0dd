/**
 * What both sides of a session have in common: the link, the shared document with its chat, the log, and what of
 * it is kept for the next load of the page.
 */
import type { Role } from '../base/roles.js';
import type { ChatEntry } from '../documents/chat.js';
import { createSharedDocument, type SharedDocument } from '../documents/shared-document.js';
import type { DocumentLink } from '../documents/document-link.js';
import type { Admission } from '../handshake/admission.js';
import { sessionIdOf } from '../handshake/keys.js';
import type { SessionRecord } from '../history/session-record.js';
import { connectionPathOf, connectionSecurityOf } from '../media/connection-path.js';
import { ChatModel } from './chat-model.svelte.js';
import { chatPurpose } from '../documents/chat-purpose.js';
import type { Environment } from './link/environment.js';
import { kindsOf, type FeatureVersions } from './host/features.js';
import { listSigner, SessionLists } from './host/session-lists.js';
import { PeerFeatures } from './host/peer-features.svelte.js';
import { keepDraft, takeKeptDraft } from './store/kept-draft.js';
import { PeerLink } from './link/peer-link.js';
import { safetyCodeOfKeys, type SessionKeys } from './join/session-keys.js';
import { SessionLog } from './log/session-log.js';
import type { SavedSession } from './store/stored-session.js';
import type { LogEntry, SafetyCode } from './views.js';

/** More saved updates than this are written as one when the session is opened again. */
const compactAbove = 50;
/** Frames dropped in this time are one line of the log, and a session has at most so many lines of them. */
const dropReportAfterMs = 2_000;
const maxDropReports = 20;

export interface ConversationOptions {
  role: Role;
  environment: Environment;
  keys: SessionKeys;
  saved: SavedSession | undefined;
  /** The session is over and was forgotten but for its record: it can only be read. */
  isOver?: boolean;
  /** The session's record has changed. */
  onChanged(): void;
}

export class Conversation {
  readonly id: string;
  readonly link: PeerLink;
  readonly log: SessionLog;
  readonly chat: ChatModel;
  readonly features: PeerFeatures;
  readonly lists: SessionLists;
  readonly #environment: Environment;
  readonly #document: SharedDocument;
  readonly #keys: SessionKeys;
  readonly #role: Role;
  #documentLink: DocumentLink | undefined;
  #safetyCode = $state.raw<SafetyCode | undefined>();
  #logEntries = $state.raw<readonly LogEntry[]>([]);
  #confirmed: number;
  #dropReports = 0;
  #reportedDrops = 0;
  #cancelDropReport: (() => void) | undefined;
  readonly #stopKeepingDraft: () => void;
  #isClosed = false;

  constructor({ role, environment, keys, saved, isOver, onChanged }: ConversationOptions) {
    this.#role = role;
    this.#environment = environment;
    this.#keys = keys;
    if (keys.admission && !isOver) this.#safetyCode = safetyCodeOfKeys(role, keys);
    this.id = isOver && saved ? saved.record.id : sessionIdOf(keys.rootKey);
    this.log = new SessionLog(environment.clock, saved?.record.log ?? []);
    this.#logEntries = this.log.entries;
    this.#confirmed = saved?.record.confirmed ?? 0;
    this.log.onAdded(() => {
      this.#logEntries = this.log.entries;
      onChanged();
    });
    const kept = saved?.document ?? environment.store.document(this.id);
    this.#document = createSharedDocument({
      sessionId: this.id,
      role,
      ...listSigner(role, keys, chatPurpose),
      lists: environment.features.flatMap(({ lists = [] }) => lists),
      clock: environment.clock,
      isPeerHeld: role === 'technician' && saved?.record.isChatOff === true,
      ...(saved && {
        saved: {
          transcript: saved.transcript,
          updates: saved.updates,
          confirmed: saved.record.confirmed
        }
      }),
      // what is over is signed with keys of nobody: it is only read
      onUpdate: (update) => {
        if (!isOver) void kept.append(update);
      },
      onEntry: (entry) => {
        if (!isOver) void environment.store.entries.append(this.id, [entry]);
      },
      onConfirmed: (upTo) => {
        this.#confirmed = upTo;
        onChanged();
      }
    });
    this.lists = new SessionLists({
      sessionId: this.id,
      role,
      document: this.#document,
      store: environment.store,
      keys
    });
    if ((saved?.updates.length ?? 0) > compactAbove) {
      void kept.compact(this.#document.state());
    }
    this.chat = new ChatModel({
      role,
      chat: this.#document.chat,
      log: this.log,
      draft: takeKeptDraft(this.id) ?? saved?.record.draft ?? '',
      read: saved?.record.read ?? 0,
      onSaved: onChanged
    });
    this.link = new PeerLink({
      role,
      pool: environment.pool,
      openRoom: environment.openRoom,
      rtc: environment.rtc,
      keys,
      isOver,
      featureLanes: Object.assign({}, ...environment.features.map(({ lanes }) => lanes)),
      featureKinds: kindsOf(environment.features)
    });
    this.link.onUp((admission) => {
      this.#noteAdmitted(admission);
      this.#openDocumentLink();
      void this.#notePath();
      onChanged();
    });
    this.features = new PeerFeatures({
      features: environment.features,
      port: this.link.port('control'),
      log: this.log,
      saved: saved?.record.peerFeatures
    });
    this.link.onRenewed(() => this.#documentLink?.renew());
    this.link.onDown(() => this.#closeDocumentLink());
    this.#stopKeepingDraft = keepDraft(this.id, () => this.chat.draft);
    this.link.onDropped(() => this.#reportDropped());
  }

  #noteAdmitted({ peer, version }: Admission): void {
    const keys = this.#keys;
    if (!keys.peer && version === 1) this.log.add('no-safety-code');
    if (!keys.peer || version === 2) keys.admission = version;
    keys.peer = peer;
    this.#safetyCode = safetyCodeOfKeys(this.#role, keys);
  }

  /** What a greeting has beyond that of the first pages: nothing for a page that would not take it (EN4). */
  forNewPages<T extends object>(more: T): Partial<T & { features: FeatureVersions }> {
    return this.#keys.admission === 2 ? { ...more, features: this.features.own } : {};
  }

  get safetyCode(): SafetyCode | undefined {
    return this.#safetyCode;
  }

  get logEntries(): readonly LogEntry[] {
    return this.#logEntries;
  }

  get keys(): SessionKeys {
    return this.#keys;
  }

  /** What the peer writes waits outside of the transcript, or joins it. */
  holdPeer(isHeld: boolean): void {
    this.#document.chat.holdPeer(isHeld);
  }

  /** Every line that was verified, with its number. */
  get transcript(): readonly ChatEntry[] {
    return this.#document.chat.entries;
  }

  /** What of it belongs into the session's record. */
  forRecord(): Pick<SessionRecord, 'draft' | 'read' | 'confirmed' | 'log' | 'peerFeatures'> {
    const { draft, read } = this.chat;
    return {
      draft,
      read,
      confirmed: this.#confirmed,
      log: [...this.log.entries],
      ...this.features.forRecord()
    };
  }

  /** Leaves the room. The transcript stays readable on this page. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopKeepingDraft();
    this.#cancelDropReport?.();
    this.link.close();
    this.#closeDocumentLink();
    this.#document.close();
  }

  /** Damaged or forged frames are no trouble of the session, but somebody should be able to see them later. */
  #reportDropped(): void {
    if (this.#cancelDropReport || this.#dropReports >= maxDropReports) return;
    this.#cancelDropReport = this.#environment.clock.after(dropReportAfterMs, () => {
      this.#cancelDropReport = undefined;
      this.#dropReports++;
      const count = this.link.droppedFrames - this.#reportedDrops;
      this.#reportedDrops = this.link.droppedFrames;
      this.log.add('frames-dropped', { count: String(count) });
    });
  }

  /** Says in the log how the two browsers reach each other. */
  async #notePath(): Promise<void> {
    const { connection } = this.link;
    const report = await connection?.getStats().catch(() => undefined);
    const path = report && connectionPathOf(report).path;
    if (!path || this.link.connection !== connection) return;
    this.log.add('connected', { path });
    const security = connectionSecurityOf(report);
    if (security) this.log.add('secured', { ...security });
  }

  #openDocumentLink(): void {
    this.#closeDocumentLink();
    const link = this.#document.connect({
      signals: this.link.port('doc-signal'),
      receipts: this.link.port('receipt'),
      isInitiator: this.#role === 'technician',
      rtc: this.#environment.rtc
    });
    this.#documentLink = link;
    const show = (): void => {
      if (this.#documentLink === link) this.chat.setConnected(link.isConnected);
    };
    link.onChange(show);
    link.onTrouble((reason) => this.log.add('document-refused', { reason }));
    show();
  }

  #closeDocumentLink(): void {
    this.#documentLink?.close();
    this.#documentLink = undefined;
    this.chat.setConnected(false);
  }
}
