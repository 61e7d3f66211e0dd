import type * as Y from 'yjs';
import { randomBytes, toBase64Url, type Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { ok, type Result } from '../base/result.js';
import { otherRole, type Role } from '../base/roles.js';
import { messageText, readSignedEntry, signedBytes, type ChatEntry, type SignedEntry } from './chat-entry.js';
import { placeInTime } from './entry-time.js';
import { SlicedQueue, type SliceTimer } from './sliced-queue.js';
import { Transcript } from './transcript.js';
import { Typing } from './typing.js';

export { maxMessageBytes, type ChatEntry } from './chat-entry.js';

/** How often an own entry that the peer took out of the document is put back. */
const maxRestorations = 3;
/** Erasures that come together are looked at once. */
const restoreAfterMs = 1_000;

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
  onEntry(entry: ChatEntry): void;
  onConfirmed(upTo: number): void;
  announceTyping(isTyping: boolean): void;
}

/** The chat over an array in a document that the peer can change at will: only what it signed is believed. */
export class DocumentChat implements Chat {
  readonly #options: ChatOptions;
  readonly #peer: Role;
  readonly #transcript: Transcript;
  readonly #typing: Typing;
  readonly #queue: SlicedQueue<unknown>;
  readonly #changed = new Emitter<void>();
  readonly #received = new Emitter<number>();
  readonly #refused = new Emitter<void>();
  /** Own entries written since the page was loaded. */
  readonly #fresh = new Set<ChatEntry>();
  readonly #restorations = new Map<string, number>();
  #toWriteAgain: string[] = [];
  #delivered: number;
  #acknowledged: number;
  #isStale = false;
  #cancelRestore: (() => void) | undefined;

  constructor(options: ChatOptions) {
    const { role, array, clock, slices, announceTyping } = options;
    this.#options = options;
    this.#peer = otherRole(role);
    this.#transcript = new Transcript(options.transcript);
    this.#delivered = Math.min(options.confirmed, this.#transcript.highest(role));
    this.#acknowledged = this.receivedUpTo;
    this.#typing = new Typing({ clock, announce: announceTyping, onChange: () => this.#changed.emit() });
    this.#queue = new SlicedQueue(
      (value) => this.#consider(value),
      () => this.#afterSlice(),
      slices
    );
    array.observe(this.#observe);
    this.#queue.add(array.toArray());
    this.#restoreSoon();
  }

  readonly onChange = this.#changed.on;
  /** All entries of the peer up to this sequence number are verified and stored. */
  readonly onReceived: Listenable<number> = this.#received.on;
  /** The peer put something into the chat that is not a rightly signed, new entry. */
  readonly onRefused: Listenable<void> = this.#refused.on;

  get entries(): readonly ChatEntry[] {
    return this.#transcript.entries;
  }

  get deliveredUpTo(): number {
    return this.#delivered;
  }

  get receivedUpTo(): number {
    return this.#transcript.complete(this.#peer);
  }

  get isPeerTyping(): boolean {
    return this.#typing.isPeerTyping;
  }

  send(typed: string): Result<ChatEntry, 'message-empty' | 'message-too-long'> {
    const text = messageText(typed);
    if (!text.ok) return text;
    this.#typing.stop();
    return ok(this.#write(text.value));
  }

  noteTyping(): void {
    this.#typing.note();
  }

  heardTyping(isTyping: boolean): void {
    this.#typing.heard(isTyping);
  }

  /** The peer says what it has (CT3); what was never written it cannot have. */
  confirm(upTo: number): void {
    const delivered = Math.min(upTo, this.#transcript.highest(this.#options.role));
    if (delivered <= this.#delivered) return;
    this.#delivered = delivered;
    this.#options.onConfirmed(delivered);
    this.#changed.emit();
  }

  close(): void {
    this.#options.array.unobserve(this.#observe);
    this.#queue.clear();
    this.#typing.close();
    this.#cancelRestore?.();
    this.#cancelRestore = undefined;
    this.#changed.clear();
  }

  #write(text: string): ChatEntry {
    const { role, clock } = this.#options;
    const entry: ChatEntry = {
      id: toBase64Url(randomBytes(16)),
      author: role,
      seq: this.#transcript.highest(role) + 1,
      at: Math.max(Math.round(clock.now()), (this.#transcript.last?.at ?? 0) + 1),
      text
    };
    this.#fresh.add(entry);
    this.#keep(entry);
    this.#publish(entry);
    this.#changed.emit();
    return entry;
  }

  #publish(entry: ChatEntry): void {
    const { sessionId, sign, array } = this.#options;
    const unsigned = { v: 1 as const, ...entry, seen: this.#transcript.highest(this.#peer) };
    array.push([{ ...unsigned, signature: sign(signedBytes(sessionId, unsigned)) } satisfies SignedEntry]);
  }

  #keep(entry: ChatEntry): void {
    this.#transcript.add(entry);
    this.#options.onEntry(entry);
  }

  readonly #observe = (event: Y.YArrayEvent<unknown>): void => {
    if (event.changes.deleted.size > 0) this.#restoreSoon();
    for (const { insert } of event.changes.delta) {
      if (Array.isArray(insert)) this.#queue.add(insert);
    }
  };

  #consider(value: unknown): void {
    const signed = readSignedEntry(value);
    if (!signed) {
      this.#refused.emit();
      return;
    }
    const known = this.#transcript.get(signed.author, signed.seq);
    if (known && known.id === signed.id && known.text === signed.text) return;
    const { sessionId, role, verify } = this.#options;
    if (!verify(signed.author, signedBytes(sessionId, signed), signed.signature)) {
      this.#refused.emit();
    } else if (known) {
      if (signed.author === role) this.#yieldTo(known, signed);
      else this.#refused.emit();
    } else if (this.#transcript.hasId(signed.id)) {
      this.#refused.emit();
    } else {
      this.#accept(signed);
    }
  }

  #accept({ id, author, seq, at, seen, text }: SignedEntry): void {
    const placed = placeInTime({
      at,
      receivedAt: Math.round(this.#options.clock.now()),
      seenAt: this.#transcript.get(otherRole(author), seen)?.at,
      previousAt: this.#transcript.get(author, seq - 1)?.at
    });
    this.#keep({ id, author, seq, at: placed, text });
    this.#isStale = true;
  }

  /**
   * A crash may lose the last own entries on this side only; the number was then given out twice. The peer has the
   * older one, so that one stays and the newer is written again. Only once per entry: never by what is replayed.
   */
  #yieldTo(known: ChatEntry, older: SignedEntry): void {
    if (!this.#fresh.delete(known)) return;
    this.#transcript.remove(known);
    this.#accept(older);
    this.#toWriteAgain.push(known.text);
  }

  #afterSlice(): void {
    if (this.#queue.isEmpty) for (const text of this.#toWriteAgain.splice(0)) this.#write(text);
    if (!this.#isStale) return;
    this.#isStale = false;
    const received = this.receivedUpTo;
    if (received > this.#acknowledged) {
      this.#acknowledged = received;
      this.#received.emit(received);
    }
    this.#changed.emit();
  }

  #restoreSoon(): void {
    this.#cancelRestore ??= this.#options.clock.after(restoreAfterMs, () => {
      this.#cancelRestore = undefined;
      this.#restore();
    });
  }

  /** Puts own entries back that the peer has not confirmed and that are not in the document (DC4). */
  #restore(): void {
    const { role, array } = this.#options;
    const highest = this.#transcript.highest(role);
    if (this.#delivered >= highest) return;
    const present = new Set(array.map((value) => readSignedEntry(value)?.id));
    for (let seq = this.#delivered + 1; seq <= highest; seq++) {
      const entry = this.#transcript.get(role, seq);
      if (!entry || present.has(entry.id)) continue;
      const times = this.#restorations.get(entry.id) ?? 0;
      if (times >= maxRestorations) continue;
      this.#restorations.set(entry.id, times + 1);
      this.#publish(entry);
    }
  }
}
