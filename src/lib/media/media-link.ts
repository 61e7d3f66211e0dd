import { every, type Clock } from '../base/clock.js';
import type { Port } from '../base/port.js';
import { isHopeless } from './link-repair.js';
import type { MediaSignal } from './media-signal.js';

/** What both ends of a view are made of. */
export interface MediaLinkOptions {
  /** The sealed lane to the peer; may be shared by any number of views. */
  port: Port<MediaSignal>;
  /** Names the view; the same on both sides. 1 to 64 of `A-Za-z0-9_-`. */
  viewId: string;
  /** ICE servers and policy. */
  rtc: RTCConfiguration;
  clock: Clock;
  createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Where an end of a view stands between connecting and its end; `since` is by its clock. */
export type PathState = { connected: true } | { connected: false; since: number };

/** What is different between the sending and the receiving end. */
export interface MediaLinkRole {
  onSignal(signal: Exclude<MediaSignal, { kind: 'candidate' }>): Promise<void>;
  onPath(path: PathState): void;
  /** Called about twice a second while there is no connection. */
  onWaiting?(since: number): void;
  /** The link is closed already. `reason` is for the log, not for a screen. */
  onFailed(reason: string): void;
}

const waitingTickMs = 500;
/** A browser finds a dozen candidates; whoever sends more than this in one view is playing. */
const maxCandidates = 500;
/** Signals that wait for their turn; the peer is not allowed to pile up more. */
const maxPendingSteps = 600;

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
  #path: PathState;
  #wasConnected = false;
  #candidates = 0;
  #pendingSteps = 0;
  #lastStep: Promise<void> = Promise.resolve();
  #isClosed = false;

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
    this.#path = { connected: false, since: options.clock.now() };
    this.#wait();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get wasConnected(): boolean {
    return this.#wasConnected;
  }

  get path(): PathState {
    return this.#path;
  }

  send(signal: WithoutViewId<MediaSignal>): void {
    if (this.#isClosed) return;
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
      .then(() => (this.#isClosed ? undefined : step()))
      .catch((thrown: unknown) => this.fail(String(thrown)))
      .finally(() => this.#pendingSteps--);
  }

  fail(reason: string): void {
    if (this.#isClosed) return;
    this.close();
    this.#role.onFailed(reason);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#offPort();
    this.#stopWaiting?.();
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.connection.close();
  }

  #receive(signal: MediaSignal): void {
    if (signal.kind !== 'candidate') return this.run(() => this.#role.onSignal(signal));
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
      this.#setPath({ connected: true });
    } else if (state === 'disconnected' || state === 'failed') {
      if (!this.#path.connected) return;
      this.#setPath({ connected: false, since: this.#options.clock.now() });
      this.#wait();
    }
  }

  #setPath(path: PathState): void {
    this.#path = path;
    this.#role.onPath(path);
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#stopWaiting = every(clock, waitingTickMs, () => {
      if (this.#path.connected) return;
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
