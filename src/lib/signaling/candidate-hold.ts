/**
 * Keeps the candidates of a connection back until its offer is on the way. Trystero 0.25 encrypts the offer before it
 * begins to listen for candidates; what the browser finds in between (in Firefox: everything) would be lost.
 */
export class CandidateHold {
  readonly #connection: RTCPeerConnection;
  #held: (RTCIceCandidate | null)[] | undefined;

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection;
    // Registered before trystero's handler, therefore called before it.
    connection.addEventListener('icecandidate', (event) => {
      if (!this.#held) return;
      event.stopImmediatePropagation();
      this.#held.push(event.candidate);
    });
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  hold(): void {
    this.#held ??= [];
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
