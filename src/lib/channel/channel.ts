import * as v from 'valibot';
import { textOf, utf8, type Bytes } from '../base/bytes.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { assert } from '../base/errors.js';
import { parseJson } from '../base/json.js';
import type { Port } from '../base/port.js';
import { otherRole, type Role } from '../base/roles.js';
import type { Key } from '../handshake/keys.js';
import {
  frameOverhead,
  laneKeyOf,
  maxCounter,
  maxLaneNameLength,
  openFrame,
  sealFrame,
  splitFrame,
  type FrameParts,
  type LaneKey
} from './frame.js';

export const dropReasons = [
  /** The frame, or the message in it, is longer than allowed. */
  'too-large',
  'unknown-lane',
  /** Its counter is not above the last one's: sent again, or overtaken by a later frame. */
  'replayed',
  /** It does not open: garbled, truncated, reflected, moved to another lane, or of another link. */
  'unreadable',
  /** It opened, but its message is not what the lane's schema says. */
  'malformed',
  'after-close'
] as const;
export type DropReason = (typeof dropReasons)[number];

/** A frame that was thrown away. `lane` is known when the frame named one that exists. */
export interface Dropped {
  reason: DropReason;
  lane: string | undefined;
}

/** A port that can tell beforehand whether a message is too long to be sent. */
export interface Lane<Out, In = Out> extends Port<Out, In> {
  fits(message: Out): boolean;
}

export interface LaneOptions {
  /** Longest message in bytes, both ways; by default what a frame can hold. */
  maxBytes?: number;
  /** Its frames travel by a way that may turn their order round: what was overtaken is dropped without being counted. */
  isUnordered?: boolean;
}

export interface ChannelOptions {
  role: Role;
  /** Of one admission; it must never be given to a second channel. */
  linkKey: Key<'link'>;
  /** Hands a frame to the connection. May lose or reorder it: what comes late is dropped at the other side. */
  send: (frame: Bytes, lane: string) => void;
  /** Frames above this are neither sent nor opened. */
  maxFrameBytes?: number;
}

interface LaneState {
  name: string;
  outKey: LaneKey;
  inKey: LaneKey;
  sent: number;
  received: number;
  maxBytes: number;
  isUnordered: boolean;
  /** Parses and hands out an opened message; false when it is malformed. */
  deliver(message: Bytes): boolean;
}

/**
 * Sealed lanes to one admitted peer (rules CH in docs/protocol.md). Both sides open their lanes before frames
 * arrive; what a peer sends on a lane that does not exist is dropped. Nothing a peer sends makes it throw.
 */
export class Channel {
  readonly #role: Role;
  readonly #linkKey: Key<'link'>;
  readonly #send: ChannelOptions['send'];
  readonly #maxFrameBytes: number;
  readonly #lanes = new Map<string, LaneState>();
  readonly #dropped = Object.fromEntries(dropReasons.map((reason) => [reason, 0])) as Record<
    DropReason,
    number
  >;
  readonly #onDropped = new Emitter<Dropped>();
  #state: 'open' | 'closed' = 'open';

  readonly onDropped: Listenable<Dropped> = this.#onDropped.on;

  constructor({ role, linkKey, send, maxFrameBytes = 65_536 }: ChannelOptions) {
    this.#role = role;
    this.#linkKey = linkKey;
    this.#send = send;
    this.#maxFrameBytes = maxFrameBytes;
  }

  /** How many frames were dropped, by reason. */
  get dropped(): Readonly<Record<DropReason, number>> {
    return this.#dropped;
  }

  get droppedCount(): number {
    return dropReasons.reduce((sum, reason) => sum + this.#dropped[reason], 0);
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** A lane of JSON messages. What comes in is parsed by the schema, which bounds every part of it. */
  lane<const S extends v.GenericSchema, Out = v.InferInput<S>>(
    name: string,
    schema: S,
    options: LaneOptions = {}
  ): Lane<Out, v.InferOutput<S>> {
    const messages = new Emitter<v.InferOutput<S>>();
    const lane = this.#open(name, options, (bytes) => {
      const text = textOf(bytes);
      const parsed = text === undefined ? undefined : v.safeParse(schema, parseJson(text));
      if (!parsed?.success) return false;
      messages.emit(parsed.output);
      return true;
    });
    const encode = (message: Out): Bytes => utf8(JSON.stringify(message));
    return {
      fits: (message) => encode(message).length <= lane.maxBytes,
      send: (message) => this.#sendOn(lane, encode(message)),
      onMessage: messages.on
    };
  }

  /** A lane of bytes as they are. */
  binaryLane(name: string, options: LaneOptions = {}): Lane<Uint8Array, Bytes> {
    const messages = new Emitter<Bytes>();
    const lane = this.#open(name, options, (bytes) => {
      messages.emit(bytes);
      return true;
    });
    return {
      fits: (message) => message.length <= lane.maxBytes,
      send: (message) => this.#sendOn(lane, message),
      onMessage: messages.on
    };
  }

  /** Takes whatever the connection received. */
  receive(frame: Uint8Array): void {
    if (this.#state === 'closed') return this.#drop('after-close');
    if (frame.length > this.#maxFrameBytes) return this.#drop('too-large');
    const parts = splitFrame(frame);
    if (!parts) return this.#drop('unreadable');
    const lane = this.#lanes.get(parts.lane);
    if (!lane) return this.#drop('unknown-lane');
    const reason = this.#take(lane, frame.length, parts);
    if (reason && !(reason === 'replayed' && lane.isUnordered)) this.#drop(reason, lane.name);
  }

  /** Forgets the keys; later sends do nothing, later frames are dropped. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    for (const lane of this.#lanes.values()) {
      lane.outKey.fill(0);
      lane.inKey.fill(0);
    }
  }

  #open(name: string, options: LaneOptions, deliver: LaneState['deliver']): LaneState {
    assert(this.isOpen, 'no lane is opened on a closed channel');
    assert(/^[a-z][a-z0-9-]*$/.test(name) && name.length <= maxLaneNameLength, `"${name}" can name a lane`);
    assert(!this.#lanes.has(name), `lane ${name} is opened once`);
    const lane: LaneState = {
      name,
      outKey: laneKeyOf(this.#linkKey, this.#role, name),
      inKey: laneKeyOf(this.#linkKey, otherRole(this.#role), name),
      sent: 0,
      received: 0,
      maxBytes: Math.min(options.maxBytes ?? Infinity, this.#maxFrameBytes - frameOverhead(name)),
      isUnordered: options.isUnordered ?? false,
      deliver
    };
    this.#lanes.set(name, lane);
    return lane;
  }

  #sendOn(lane: LaneState, message: Uint8Array): void {
    if (this.#state === 'closed') return;
    assert(message.length <= lane.maxBytes, `a message on lane ${lane.name} fits`);
    assert(lane.sent < maxCounter, 'counters are not used up');
    lane.sent++;
    this.#send(sealFrame(lane.outKey, lane.name, lane.sent, message), lane.name);
  }

  /** The reason to drop it, if there is one. The counter moves only for a frame that opened. */
  #take(lane: LaneState, frameBytes: number, parts: FrameParts): DropReason | undefined {
    if (frameBytes - frameOverhead(lane.name) > lane.maxBytes) return 'too-large';
    if (parts.counter <= lane.received) return 'replayed';
    const message = openFrame(lane.inKey, parts);
    if (!message) return 'unreadable';
    lane.received = parts.counter;
    return lane.deliver(message) ? undefined : 'malformed';
  }

  #drop(reason: DropReason, lane?: string): void {
    this.#dropped[reason]++;
    this.#onDropped.emit({ reason, lane });
  }
}
