/**
 * Browsers are never the listening end of a TCP connection, so between two of them a TCP candidate leads nowhere:
 * sending, signing and checking it would only be half of the work of a join. A relay by TCP (TURN) is told as UDP.
 */
const isOfUse = (candidate: RTCIceCandidate | null): boolean =>
  candidate?.protocol !== 'tcp' || candidate.type === 'relay';

/**
 * Keeps the candidates of a connection back until its offer is on the way. Trystero 0.25 encrypts the offer before it
 * begins to listen for candidates; what the browser finds in between (in Firefox: everything) would be lost.
 */
export class CandidateHold {
  readonly #connection: RTCPeerConnection;
  #held: (RTCIceCandidate | null)[] | undefined;
  #divertTo: ((candidate: RTCIceCandidate | null) => void) | undefined;

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection;
    // Registered before trystero's handler, therefore called before it.
    connection.addEventListener('icecandidate', (event) => {
      if (isOfUse(event.candidate)) {
        if (this.#divertTo) this.#divertTo(event.candidate);
        else if (this.#held) this.#held.push(event.candidate);
        else return;
      }
      event.stopImmediatePropagation();
    });
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  hold(): void {
    this.#held ??= [];
  }

  /** From now on candidates go to `f` and never to trystero, which would send them over the connection they are for. */
  divert(f: (candidate: RTCIceCandidate | null) => void): void {
    this.#divertTo = f;
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    // Not dispatched: Firefox hands events made by a page to listeners only, not to `on…` handlers like trystero's.
    for (const candidate of held) {
      this.#connection.onicecandidate?.(new RTCPeerConnectionIceEvent('icecandidate', { candidate }));
    }
  }
}
