import type { Clock } from '../base/clock.js';

interface Renewal {
  /** The way is lost, says the browser. */
  onLost(): void;
  /** Is the peer there, and the way being renewed? */
  isUnderWay(): boolean;
}

/** As long as trystero waits, whose timer this one replaces. */
const graceMs = 5_000;
/** Once, for a renewal that is under way just then. */
const extensionMs = 3_000;
const lostStates = new Set(['disconnected', 'failed']);

/**
 * Decides when a connection that lost its way is at its end, from `watch()` on. Trystero would end one that failed at
 * once, and one that is disconnected in the middle of a renewal; so it is not shown these states any more.
 */
export class PathLoss {
  readonly #connection: RTCPeerConnection;
  readonly #clock: Clock;
  readonly #onEnd: () => void;
  #renewal: Renewal | undefined;
  #cancelEnd: (() => void) | undefined;

  /** To be made before trystero gets the connection, so that events come here first. */
  constructor(connection: RTCPeerConnection, clock: Clock, onEnd: () => void) {
    this.#connection = connection;
    this.#clock = clock;
    this.#onEnd = onEnd;
    for (const type of ['connectionstatechange', 'iceconnectionstatechange'])
      connection.addEventListener(type, (event) => this.#look(event));
  }

  watch(renewal: Renewal): void {
    this.#renewal = renewal;
  }

  close(): void {
    this.#renewal = undefined;
    this.#stop();
  }

  #look(event: Event): void {
    const { connectionState, iceConnectionState } = this.#connection;
    if (!this.#renewal) return;
    if (lostStates.has(connectionState) || lostStates.has(iceConnectionState)) {
      event.stopImmediatePropagation();
      if (this.#cancelEnd) return;
      this.#cancelEnd = this.#clock.after(graceMs, () => this.#end());
      this.#renewal.onLost();
      // While a renewal tries ways the state is `connecting`: only a way ends the grace.
    } else if (connectionState === 'connected') this.#stop();
  }

  #end(): void {
    if (!this.#renewal?.isUnderWay()) return this.#onEnd();
    this.#cancelEnd = this.#clock.after(extensionMs, this.#onEnd);
  }

  #stop(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
  }
}
