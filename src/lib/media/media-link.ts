import { every, type Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import type { Port } from '../base/port.js';
import { candidatesIn, maxCandidates } from '../channel/peer-signal.js';
import { isHopeless } from './link-repair.js';
import type { MediaSignal } from './media-signal.js';
import { openPhase, type MediaState } from './media-state.js';

/** What both ends of a view are made of. */
export interface MediaLinkOptions {
  /** The sealed lane to the peer; may be shared by any number of views. */
  port: Port<MediaSignal>;
  /**
   * Names this pair of ends; the same on both sides, 1 to 64 of `A-Za-z0-9_-`. A view that is set up again needs
   * a new one: the old end of the other side may still offer under its own.
   */
  viewId: string;
  /** ICE servers and policy. */
  rtc: RTCConfiguration;
  clock: Clock;
  createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Is there a connection, else since when not, by the clock of the link. */
type Path = { isConnected: true } | { isConnected: false; since: number };

/** What is different between the sending and the receiving end. */
export interface MediaLinkRole {
  onSignal(signal: Exclude<MediaSignal, { kind: 'candidate' }>): Promise<void>;
  /** Is there a picture to send, or was one received? Call `settle()` when it changes. */
  hasPicture(): boolean;
  /** Called about twice a second while there is no connection. */
  onWaiting?(since: number): void;
}

const waitingTickMs = 500;
/** Signals that wait for their turn; the peer is not allowed to pile up more. */
const maxPendingSteps = 200;

/**
 * One end of a view: a peer connection whose descriptions and candidates go through the sealed lane.
 * It puts the asynchronous steps in a row, so that no two of them meet in one connection, and drops what
 * finishes after the end. Which descriptions are made when is the role's to say.
 */
export class MediaLink {
  readonly connection: RTCPeerConnection;
  readonly #options: MediaLinkOptions;
  readonly #role: MediaLinkRole;
  readonly #offPort: () => void;
  #stopWaiting: (() => void) | undefined;
  readonly #states = new Emitter<MediaState>();
  readonly onState: Listenable<MediaState> = this.#states.on;
  #state: MediaState = { phase: 'connecting' };
  #path: Path;
  #wasConnected = false;
  #candidates = 0;
  #pendingSteps = 0;
  #lastStep: Promise<void> = Promise.resolve();
  readonly #newest = new Map<string, () => Promise<void>>();

  constructor(options: MediaLinkOptions, role: MediaLinkRole) {
    this.#options = options;
    this.#role = role;
    const create = options.createConnection ?? ((configuration) => new RTCPeerConnection(configuration));
    this.connection = create({ ...options.rtc, bundlePolicy: 'max-bundle' });
    this.connection.onconnectionstatechange = () => this.#notePath();
    this.connection.onicecandidate = ({ candidate }) => {
      // An empty candidate only marks the end of a generation.
      if (!candidate?.candidate) return;
      const { candidate: line, usernameFragment } = candidate;
      this.send({ kind: 'candidate', candidate: line, usernameFragment: usernameFragment ?? null });
    };
    this.#offPort = options.port.onMessage((signal) => {
      if (signal.viewId === options.viewId) this.#receive(signal);
    });
    this.#path = { isConnected: false, since: options.clock.now() };
    this.#wait();
  }

  get state(): MediaState {
    return this.#state;
  }

  get isClosed(): boolean {
    return this.#state.phase === 'closed' || this.#state.phase === 'failed';
  }

  get wasConnected(): boolean {
    return this.#wasConnected;
  }

  send(signal: WithoutViewId<MediaSignal>): void {
    if (this.isClosed) return;
    this.#options.port.send({ ...signal, viewId: this.#options.viewId });
  }

  /**
   * Runs the step after all earlier ones. A step checks `isClosed` after each of its awaits; one that throws
   * ends the link.
   */
  run(step: () => Promise<void>): void {
    if (this.#pendingSteps >= maxPendingSteps) return this.fail('too many signals at once');
    this.#pendingSteps++;
    this.#lastStep = this.#lastStep
      .then(() => (this.isClosed ? undefined : step()))
      .catch((thrown: unknown) => this.fail(String(thrown)))
      .finally(() => this.#pendingSteps--);
  }

  /** As `run`, but of the steps of one kind only the newest waits: it takes the place of the one before it. */
  runNewest(kind: string, step: () => Promise<void>): void {
    const isWaiting = this.#newest.has(kind);
    this.#newest.set(kind, step);
    if (isWaiting) return;
    this.run(() => {
      const newest = this.#newest.get(kind)!;
      this.#newest.delete(kind);
      return newest();
    });
  }

  /** With each offer, the peer may name candidates anew: those in its description count. */
  beginRound(description = ''): void {
    this.#candidates = candidatesIn(description);
  }

  /** Says where the end stands now. */
  settle(): void {
    if (this.isClosed) return;
    const { isConnected } = this.#path;
    const hasPicture = this.#role.hasPicture();
    this.#setState({ phase: openPhase({ isConnected, wasConnected: this.#wasConnected, hasPicture }) });
  }

  fail(reason: string): void {
    this.#end({ phase: 'failed', error: 'screen-failed', reason });
  }

  close(): void {
    this.#end({ phase: 'closed' });
  }

  #end(state: MediaState): void {
    if (this.isClosed) return;
    this.#offPort();
    this.#stopWaiting?.();
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.connection.close();
    this.#setState(state);
  }

  #receive(signal: MediaSignal): void {
    if (signal.kind !== 'candidate') return this.runNewest(signal.kind, () => this.#role.onSignal(signal));
    if (++this.#candidates > maxCandidates) return;
    const { candidate, usernameFragment } = signal;
    this.run(async () => {
      try {
        await this.connection.addIceCandidate({ candidate, usernameFragment, sdpMLineIndex: 0 });
      } catch {
        // Of an earlier ICE generation, or none at all: the others may still lead through.
      }
    });
  }

  #notePath(): void {
    const state = this.connection.connectionState;
    if (state === 'connected') {
      this.#stopWaiting?.();
      this.#stopWaiting = undefined;
      this.#wasConnected = true;
      this.#setPath({ isConnected: true });
    } else if (state === 'disconnected' || state === 'failed') {
      if (!this.#path.isConnected) return;
      this.#setPath({ isConnected: false, since: this.#options.clock.now() });
      this.#wait();
    }
  }

  #setPath(path: Path): void {
    this.#path = path;
    this.settle();
  }

  #setState(state: MediaState): void {
    if (state.phase === this.#state.phase) return;
    this.#state = state;
    this.#states.emit(state);
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#stopWaiting = every(clock, waitingTickMs, () => {
      if (this.#path.isConnected) return;
      const { since } = this.#path;
      if (isHopeless({ now: clock.now(), lostSince: since, wasConnected: this.#wasConnected })) {
        this.fail('no connection');
      } else {
        this.#role.onWaiting?.(since);
      }
    });
  }
}

type WithoutViewId<T> = T extends { viewId: string } ? Omit<T, 'viewId'> : never;
