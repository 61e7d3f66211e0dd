import type * as Y from 'yjs';
import { randomBytes, toBase64Url, type Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { otherRole, type Role } from '../base/roles.js';
import { placeInTime } from './entry-time.js';
import { SlicedQueue, type SliceTimer } from './sliced-queue.js';
import { Transcript, type ListEntry } from './transcript.js';

/** How often an own entry that the peer took out of the document is put back. */
const maxRestorations = 3;
/** Erasures that come together are looked at once. */
const restoreAfterMs = 1_000;

/** What an author signs besides the entry itself. */
export type Unsigned<E> = E & {
  v: 1;
  /** The author had seen the other side's entries up to this sequence number. */
  seen: number;
};

/** An entry as it stands in the document. */
export type Signed<E> = Unsigned<E> & { signature: Uint8Array };

/** One kind of entries. */
export interface EntryForm<E extends ListEntry> {
  /** Looks at everything but the signature. */
  read(value: unknown): Signed<E> | undefined;
  signedBytes(sessionId: string, entry: Unsigned<E>): Bytes;
  /** An entry of the same author and number: is it this one? */
  isSame(known: E, signed: Signed<E>): boolean;
  /** What is kept of it, at the time where it stands on this page. */
  entryOf(signed: Signed<E>, at: number): E;
}

export interface SignedListOptions<E extends ListEntry> {
  form: EntryForm<E>;
  sessionId: string;
  role: Role;
  /** 64 bytes. */
  sign(bytes: Bytes): Bytes;
  verify(author: Role, bytes: Bytes, signature: Uint8Array): boolean;
  clock: Clock;
  slices: SliceTimer;
  array: Y.Array<unknown>;
  transcript: readonly E[];
  confirmed: number;
  /** New entries of the peer wait from the beginning: see `holdPeer`. */
  isPeerHeld?: boolean;
  onEntry(entry: E): void;
}

/** A list in a document that the peer can change at will: only what its author signed is believed (DC1 to DC6). */
export class SignedList<E extends ListEntry> {
  readonly #options: SignedListOptions<E>;
  readonly #peer: Role;
  readonly #transcript: Transcript<E>;
  readonly #queue: SlicedQueue<unknown>;
  readonly #changed = new Emitter<void>();
  readonly #added = new Emitter<E>();
  readonly #removed = new Emitter<E>();
  readonly #received = new Emitter<number>();
  readonly #refused = new Emitter<void>();
  /** Own entries written since the page was loaded. */
  readonly #fresh = new Set<E>();
  readonly #restorations = new Map<string, number>();
  #toWriteAgain: E[] = [];
  #isPeerHeld: boolean;
  #held: unknown[] = [];
  #delivered: number;
  #acknowledged: number;
  #isStale = false;
  #cancelRestore: (() => void) | undefined;

  constructor(options: SignedListOptions<E>) {
    const { role, array, slices } = options;
    this.#options = options;
    this.#peer = otherRole(role);
    this.#transcript = new Transcript(options.transcript);
    this.#delivered = Math.min(options.confirmed, this.#transcript.highest(role));
    this.#acknowledged = this.receivedUpTo;
    this.#isPeerHeld = options.isPeerHeld ?? false;
    this.#queue = new SlicedQueue(
      (value) => this.#consider(value),
      () => this.#afterSlice(),
      slices
    );
    array.observe(this.#observe);
    this.#queue.add(array.toArray());
    this.#restoreSoon();
  }

  /** Entries or the confirmed number changed; once for what came together. */
  readonly onChange: Listenable<void> = this.#changed.on;
  readonly onAdded: Listenable<E> = this.#added.on;
  /** Only by DC6. */
  readonly onRemoved: Listenable<E> = this.#removed.on;
  /** All entries of the peer up to this sequence number are verified and stored. */
  readonly onReceived: Listenable<number> = this.#received.on;
  /** The peer put something into the list that is not a rightly signed, new entry. */
  readonly onRefused: Listenable<void> = this.#refused.on;

  /** What was stored of it before this load of the page. */
  get saved(): readonly E[] {
    return this.#options.transcript;
  }

  /** By time, then author, then sequence number; a new array after every change. */
  get entries(): readonly E[] {
    return this.#transcript.entries;
  }

  get deliveredUpTo(): number {
    return this.#delivered;
  }

  get receivedUpTo(): number {
    return this.#transcript.complete(this.#peer);
  }

  highest(author: Role): number {
    return this.#transcript.highest(author);
  }

  hasId(id: string): boolean {
    return this.#transcript.hasId(id);
  }

  /** Writes an own entry: `make` gets what every entry has. */
  write(make: (base: ListEntry) => E, id = toBase64Url(randomBytes(16))): E {
    const { role, clock, form, array } = this.#options;
    const signed = this.#sign(
      make({
        id,
        author: role,
        seq: this.#transcript.highest(role) + 1,
        at: Math.max(Math.round(clock.now()), (this.#transcript.last?.at ?? 0) + 1)
      })
    );
    const entry = form.entryOf(signed, signed.at);
    this.#fresh.add(entry);
    this.#keep(entry);
    array.push([signed]);
    this.#changed.emit();
    return entry;
  }

  /** While it is so, new entries of the peer wait outside; they are looked at again afterwards (CW2). */
  holdPeer(isHeld: boolean): void {
    this.#isPeerHeld = isHeld;
    if (!isHeld) this.#queue.add(this.#held.splice(0));
  }

  /** The peer says what it has (CT3); what was never written it cannot have. False when that is nothing new. */
  confirm(upTo: number): boolean {
    const delivered = Math.min(upTo, this.#transcript.highest(this.#options.role));
    if (delivered <= this.#delivered) return false;
    this.#delivered = delivered;
    return true;
  }

  close(): void {
    this.#options.array.unobserve(this.#observe);
    this.#queue.clear();
    this.#cancelRestore?.();
    this.#cancelRestore = undefined;
    this.#changed.clear();
  }

  /** An own entry as it stands in the document: as it was signed before, where that is known. */
  #sign({ proof, ...entry }: E): Signed<E> {
    const { form, sessionId, sign } = this.#options;
    const { at, seen } = proof ?? { at: entry.at, seen: this.#transcript.highest(this.#peer) };
    // the rest of a generic type is not known to be the type without the field
    const unsigned = { v: 1 as const, ...entry, at, seen } as unknown as Unsigned<E>;
    return { ...unsigned, signature: proof?.signature ?? sign(form.signedBytes(sessionId, unsigned)) };
  }

  #keep(entry: E): void {
    this.#transcript.add(entry);
    this.#options.onEntry(entry);
    this.#added.emit(entry);
  }

  readonly #observe = (event: Y.YArrayEvent<unknown>): void => {
    if (event.changes.deleted.size > 0) this.#restoreSoon();
    for (const { insert } of event.changes.delta) {
      if (Array.isArray(insert)) this.#queue.add(insert);
    }
  };

  #consider(value: unknown): void {
    const { form, sessionId, role, verify } = this.#options;
    const signed = form.read(value);
    if (!signed) {
      this.#refused.emit();
      return;
    }
    const known = this.#transcript.get(signed.author, signed.seq);
    if (known && form.isSame(known, signed)) return;
    if (!verify(signed.author, form.signedBytes(sessionId, signed), signed.signature)) {
      this.#refused.emit();
    } else if (known) {
      if (signed.author === role) this.#yieldTo(known, signed);
      else this.#refused.emit();
    } else if (this.#transcript.hasId(signed.id)) {
      this.#refused.emit();
    } else if (this.#isPeerHeld && signed.author === this.#peer) {
      this.#held.push(value);
    } else {
      this.#accept(signed);
    }
  }

  #accept(signed: Signed<E>): void {
    const { author, seq, at, seen } = signed;
    const placed = placeInTime({
      at,
      receivedAt: Math.round(this.#options.clock.now()),
      seenAt: this.#transcript.get(otherRole(author), seen)?.at,
      previousAt: this.#transcript.get(author, seq - 1)?.at
    });
    this.#keep(this.#options.form.entryOf(signed, placed));
    this.#isStale = true;
  }

  /**
   * A crash may lose the last own entries on this side only; the number was then given out twice. The peer has the
   * older one, so that one stays and the newer is written again. Only once per entry: never by what is replayed.
   */
  #yieldTo(known: E, older: Signed<E>): void {
    if (!this.#fresh.delete(known)) return;
    this.#transcript.remove(known);
    this.#removed.emit(known);
    this.#accept(older);
    this.#toWriteAgain.push(known);
  }

  #afterSlice(): void {
    if (this.#queue.isEmpty)
      for (const entry of this.#toWriteAgain.splice(0))
        this.write((base) => ({ ...entry, ...base, proof: undefined }));
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
    const { form, role, array } = this.#options;
    const highest = this.#transcript.highest(role);
    if (this.#delivered >= highest) return;
    const present = new Set(array.map((value) => form.read(value)?.id));
    for (let seq = this.#delivered + 1; seq <= highest; seq++) {
      const entry = this.#transcript.get(role, seq);
      if (!entry || present.has(entry.id)) continue;
      const times = this.#restorations.get(entry.id) ?? 0;
      if (times >= maxRestorations) continue;
      this.#restorations.set(entry.id, times + 1);
      array.push([this.#sign(entry)]);
    }
  }
}
