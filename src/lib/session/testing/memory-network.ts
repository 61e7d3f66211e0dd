/**
 * For tests: the network between two pages, in memory. Rooms meet here, with the real admission; frames and data
 * channels go from one side to the other within microtasks, or are lost, late or repeated when a test wants that.
 */
import { Emitter, type Listenable } from '../../base/emitter.js';
import type { Bytes } from '../../base/bytes.js';
import type { LossCause } from '../../signaling/guarded-connection.js';
import type {
  HandshakeExchange,
  PrivateRoom,
  PrivateRoomOptions,
  RoomPeer,
  RoomTrouble
} from '../../signaling/private-room.js';

/** What becomes of one frame. `late`: it comes after the next one. */
export type Fate = 'arrives' | 'lost' | 'twice' | 'late';

/** Called after what runs now, in order. */
const later = (f: () => void): void => queueMicrotask(f);

export class MemoryNetwork {
  readonly #rooms = new Set<MemoryRoom<unknown>>();
  #isCut = false;
  /** Decides for every frame that a side sends. */
  fateOf: (frame: Uint8Array) => Fate = () => 'arrives';

  readonly openRoom = <A>(options: PrivateRoomOptions<A>): PrivateRoom<A> => {
    const room = new MemoryRoom(options, this);
    this.#rooms.add(room as unknown as MemoryRoom<unknown>);
    this.meetSoon();
    return room;
  };

  get isCut(): boolean {
    return this.#isCut;
  }

  /** Nobody reaches anybody any more; both sides notice at once. */
  cut(): void {
    this.#isCut = true;
    for (const room of this.#rooms) room.lose('silent');
  }

  mend(): void {
    this.#isCut = false;
    this.meetSoon();
  }

  /** For rooms: somebody is free. */
  meetSoon(): void {
    later(() => this.#meet());
  }

  leave(room: MemoryRoom<unknown>): void {
    this.#rooms.delete(room);
    room.lose(undefined);
  }

  #meet(): void {
    if (this.#isCut) return;
    const free = [...this.#rooms].filter(({ isFree }) => isFree);
    for (const [at, room] of free.entries()) {
      const other = free.slice(at + 1).find((each) => each.isFree && room.isFree && each.name === room.name);
      if (other) void this.#introduce(room, other);
    }
  }

  async #introduce(one: MemoryRoom<unknown>, other: MemoryRoom<unknown>): Promise<void> {
    const [end, otherEnd] = exchangePair();
    one.isFree = other.isFree = false;
    const [admission, otherAdmission] = await Promise.all([one.admit(end), other.admit(otherEnd)]);
    one.isFree = other.isFree = true;
    if (this.#isCut || one.isLeft || other.isLeft) return;
    if (admission === undefined || otherAdmission === undefined) {
      one.refuse();
      other.refuse();
      return;
    }
    const wires = wirePair(this);
    one.take(new MemoryPeer(admission, wires[0]));
    other.take(new MemoryPeer(otherAdmission, wires[1]));
  }
}

class MemoryRoom<A> implements PrivateRoom<A> {
  readonly name: string;
  readonly counters = { admitted: 0, refused: 0, dropped: 0 };
  readonly #options: PrivateRoomOptions<A>;
  readonly #network: MemoryNetwork;
  readonly #arrived = new Emitter<RoomPeer<A>>();
  readonly #trouble = new Emitter<RoomTrouble>();
  #peer: MemoryPeer<A> | undefined;
  isFree = true;
  isLeft = false;

  readonly onPeer: Listenable<RoomPeer<A>> = this.#arrived.on;
  readonly onTrouble: Listenable<RoomTrouble> = this.#trouble.on;

  constructor(options: PrivateRoomOptions<A>, network: MemoryNetwork) {
    this.#options = options;
    this.#network = network;
    this.name = JSON.stringify(options.room);
  }

  admit(exchange: HandshakeExchange): Promise<A | undefined> {
    return this.#options.admit(exchange).catch(() => undefined);
  }

  take(peer: MemoryPeer<A>): void {
    this.isFree = false;
    this.counters.admitted++;
    this.#peer = peer;
    peer.onClose(() => {
      if (this.#peer !== peer) return;
      this.#peer = undefined;
      this.isFree = true;
      this.#network.meetSoon();
    });
    this.#arrived.emit(peer);
    peer.release();
  }

  refuse(): void {
    this.counters.refused++;
    this.#trouble.emit('refused');
  }

  lose(cause: LossCause | undefined): void {
    this.#peer?.lose(cause);
  }

  leave(): Promise<void> {
    this.isLeft = true;
    this.#network.leave(this as unknown as MemoryRoom<unknown>);
    return Promise.resolve();
  }
}

class MemoryPeer<A> implements RoomPeer<A> {
  readonly admission: A;
  readonly connection = { getStats: () => Promise.resolve(new Map()) } as unknown as RTCPeerConnection;
  readonly #wire: Wire;
  readonly #frames = new Emitter<Bytes>();
  readonly #closed = new Emitter<void>();
  #early: Bytes[] | undefined = [];
  isOpen = true;
  lossCause: LossCause | undefined;

  readonly onFrame: Listenable<Bytes> = this.#frames.on;
  readonly onClose: Listenable<void> = this.#closed.on;
  readonly onRenewed: Listenable<void> = () => () => undefined;

  constructor(admission: A, wire: Wire) {
    this.admission = admission;
    this.#wire = wire;
    wire.onFrame = (frame) => (this.#early ? void this.#early.push(frame) : this.#frames.emit(frame));
    wire.onGone = () => this.lose('left');
  }

  release(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const frame of early) this.#frames.emit(frame);
  }

  send(frame: Uint8Array): void {
    if (this.isOpen) this.#wire.send(frame);
  }

  /** Bulk and what may be lost have channels of their own, which nothing here needs. */
  openChannel(): RTCDataChannel {
    return { readyState: 'connecting', close: () => undefined } as unknown as RTCDataChannel;
  }

  close(): void {
    if (!this.isOpen) return;
    this.#wire.leave();
    this.lose(undefined);
  }

  lose(cause: LossCause | undefined): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.lossCause = cause;
    this.#closed.emit();
  }
}

interface Wire {
  send(frame: Uint8Array): void;
  leave(): void;
  onFrame(frame: Bytes): void;
  onGone(): void;
}

function wirePair(network: MemoryNetwork): [Wire, Wire] {
  const wires: [Wire, Wire] = [wire(1), wire(0)];

  function wire(far: 0 | 1): Wire {
    let held: Bytes | undefined;
    const arrive = (frame: Bytes): void => later(() => network.isCut || wires[far].onFrame(frame));
    return {
      send(frame) {
        const copy = Uint8Array.from(frame);
        const fate = network.fateOf(copy);
        if (fate === 'lost') return;
        if (fate === 'late' && !held) {
          held = copy;
          return;
        }
        arrive(copy);
        if (fate === 'twice') arrive(Uint8Array.from(copy));
        if (held) arrive(held);
        held = undefined;
      },
      leave: () => later(() => wires[far].onGone()),
      onFrame: () => undefined,
      onGone: () => undefined
    };
  }
  return wires;
}

function exchangePair(): [HandshakeExchange, HandshakeExchange] {
  const inboxes = [inbox(), inbox()] as const;
  const end = (own: 0 | 1): HandshakeExchange => ({
    send(bytes) {
      inboxes[own === 0 ? 1 : 0].put(Uint8Array.from(bytes));
      return Promise.resolve();
    },
    receive: () => inboxes[own].take()
  });
  return [end(0), end(1)];
}

function inbox() {
  const messages: Uint8Array[] = [];
  const waiting: ((message: Uint8Array) => void)[] = [];
  return {
    put(message: Uint8Array): void {
      const next = waiting.shift();
      if (next) next(message);
      else messages.push(message);
    },
    take: (): Promise<Uint8Array> =>
      new Promise((resolve) => {
        const message = messages.shift();
        if (message) resolve(message);
        else waiting.push(resolve);
      })
  };
}
