import type * as Y from 'yjs';
import type { Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { ok, type Result } from '../base/result.js';
import type { Role } from '../base/roles.js';
import { chatForm, messageText, type ChatEntry } from './chat-entry.js';
import { SignedList } from './signed-list.js';
import type { SliceTimer } from './sliced-queue.js';
import { Typing } from './typing.js';

export { maxMessageBytes, type ChatEntry } from './chat-entry.js';

export interface Chat {
  /** Verified entries by time, then author, then sequence number; a new array after every change. */
  readonly entries: readonly ChatEntry[];
  /** The peer's page has verified and stored the own entries up to this sequence number. */
  readonly deliveredUpTo: number;
  readonly isPeerTyping: boolean;
  /** Entries, delivery or typing changed. */
  readonly onChange: Listenable<void>;
  /** Keeps newlines inside the text, not those at its end. Works without a peer: it is sent later. */
  send(text: string): Result<ChatEntry, 'message-empty' | 'message-too-long'>;
  /** A key was pressed. */
  noteTyping(): void;
  /** While it is so, new entries of the peer wait outside of the transcript; they join it afterwards (CW2). */
  holdPeer(isHeld: boolean): void;
}

export interface ChatOptions {
  sessionId: string;
  role: Role;
  /** 64 bytes. */
  sign(bytes: Bytes): Bytes;
  verify(author: Role, bytes: Bytes, signature: Uint8Array): boolean;
  clock: Clock;
  slices: SliceTimer;
  array: Y.Array<unknown>;
  transcript: readonly ChatEntry[];
  confirmed: number;
  /** From the beginning: see `holdPeer`. */
  isPeerHeld: boolean;
  onEntry(entry: ChatEntry): void;
  onConfirmed(upTo: number): void;
  announceTyping(isTyping: boolean): void;
}

/** The chat over a list in the shared document, with who types at the moment. */
export class DocumentChat implements Chat {
  readonly #options: ChatOptions;
  readonly #list: SignedList<ChatEntry>;
  readonly #typing: Typing;
  readonly #changed = new Emitter<void>();

  constructor(options: ChatOptions) {
    const { clock, announceTyping } = options;
    this.#options = options;
    this.#typing = new Typing({ clock, announce: announceTyping, onChange: () => this.#changed.emit() });
    this.#list = new SignedList({ ...options, form: chatForm });
    this.#list.onChange(() => this.#changed.emit());
    this.onReceived = this.#list.onReceived;
    this.onRefused = this.#list.onRefused;
  }

  readonly onChange = this.#changed.on;
  /** All entries of the peer up to this sequence number are verified and stored. */
  readonly onReceived: Listenable<number>;
  /** The peer put something into the chat that is not a rightly signed, new entry. */
  readonly onRefused: Listenable<void>;

  get entries(): readonly ChatEntry[] {
    return this.#list.entries;
  }

  get deliveredUpTo(): number {
    return this.#list.deliveredUpTo;
  }

  get receivedUpTo(): number {
    return this.#list.receivedUpTo;
  }

  get isPeerTyping(): boolean {
    return this.#typing.isPeerTyping;
  }

  send(typed: string): Result<ChatEntry, 'message-empty' | 'message-too-long'> {
    const text = messageText(typed);
    if (!text.ok) return text;
    this.#typing.stop();
    return ok(this.#list.write((base) => ({ ...base, text: text.value })));
  }

  noteTyping(): void {
    this.#typing.note();
  }

  holdPeer(isHeld: boolean): void {
    this.#list.holdPeer(isHeld);
  }

  heardTyping(isTyping: boolean): void {
    this.#typing.heard(isTyping);
  }

  /** The peer says what it has (CT3). */
  confirm(upTo: number): void {
    if (!this.#list.confirm(upTo)) return;
    this.#options.onConfirmed(this.#list.deliveredUpTo);
    this.#changed.emit();
  }

  close(): void {
    this.#list.close();
    this.#typing.close();
    this.#changed.clear();
  }
}
