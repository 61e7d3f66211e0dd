import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import type { CandidateHold } from './candidate-hold.js';
import { haveSameFingerprints, isDataOnly, maxCandidates } from './description-check.js';
import type { Candidate } from './renewal-message.js';

/** A description with fresh credentials and the candidates that were found at once. */
export interface Description {
  sdp: string;
  candidates: Candidate[];
}

export interface RestartDeps {
  connection: RTCPeerConnection;
  /** The browser's own, not those that trystero gets. */
  native: Pick<RTCPeerConnection, 'setRemoteDescription' | 'addIceCandidate'>;
  candidates: CandidateHold;
  clock: Clock;
}

/** A STUN server answers within this time or is far away; what comes later follows in batches. */
const gatherMs = 250;
const batchMs = 150;

/**
 * The browser's part of a renewal: an ICE restart (RFC 8445 §9) of a connection that stays with its DTLS and all of
 * its channels. One step at a time: the caller waits for each.
 */
export class IceRestart {
  readonly #deps: RestartDeps;
  readonly #late = new Emitter<Candidate[]>();
  #found: Candidate[] = [];
  #foundCount = 0;
  #isGathered = (): void => undefined;
  #cancelBatch: (() => void) | undefined;
  #isDescribed = false;

  /** Candidates that were found after the description was made. */
  readonly onLateCandidates: Listenable<Candidate[]> = this.#late.on;

  constructor(deps: RestartDeps) {
    this.#deps = deps;
  }

  /** Rejects when the browser refuses. */
  async offer(): Promise<Description> {
    const { connection } = this.#deps;
    const setup = ownSetupOf(connection);
    const { sdp, candidates } = await this.#describe(await connection.createOffer({ iceRestart: true }));
    return { sdp: setup ? sdp.replace(/^a=setup:actpass/gm, `a=setup:${setup}`) : sdp, candidates };
  }

  /** The answer to the peer's offer; `undefined` for an offer of something else. Rejects when the browser refuses. */
  async answer({ sdp, candidates }: Description): Promise<Description | undefined> {
    const { connection, native } = this.#deps;
    if (!this.#isOfSamePeer(sdp)) return undefined;
    await native.setRemoteDescription({ type: 'offer', sdp });
    await this.add(candidates);
    return this.#describe(await connection.createAnswer());
  }

  /** False for an answer that is none to our offer. Rejects when the browser refuses. */
  async accept({ sdp, candidates }: Description): Promise<boolean> {
    const { connection, native } = this.#deps;
    if (connection.signalingState !== 'have-local-offer' || !this.#isOfSamePeer(sdp)) return false;
    await native.setRemoteDescription({ type: 'answer', sdp });
    await this.add(candidates);
    return true;
  }

  async add(candidates: readonly Candidate[]): Promise<void> {
    for (const candidate of candidates) {
      // One that this browser does not understand, or of credentials that are gone, is one way less.
      await this.#deps.native.addIceCandidate({ ...candidate, sdpMLineIndex: 0 }).catch(() => undefined);
    }
  }

  close(): void {
    this.#cancelBatch?.();
    this.#isGathered();
  }

  /** The same certificate as in the beginning: a renewal changes the way, never who is at its end. */
  #isOfSamePeer(sdp: string): boolean {
    const known = this.#deps.connection.currentRemoteDescription?.sdp ?? '';
    return isDataOnly(sdp) && haveSameFingerprints(known, sdp);
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<Description> {
    const { connection, candidates, clock } = this.#deps;
    this.#cancelBatch?.();
    this.#cancelBatch = undefined;
    this.#found = [];
    this.#foundCount = 0;
    this.#isDescribed = false;
    const gathered = new Promise<void>((resolve) => (this.#isGathered = resolve));
    candidates.divert((candidate) => this.#noteFound(candidate));
    await connection.setLocalDescription(description);
    const cancel = clock.after(gatherMs, this.#isGathered);
    await gathered;
    cancel();
    this.#isDescribed = true;
    return { sdp: description.sdp ?? '', candidates: this.#found.splice(0) };
  }

  #noteFound(found: RTCIceCandidate | null): void {
    // An empty candidate only marks the end of a generation.
    if (!found?.candidate) return this.#isGathered();
    // The other side takes no more.
    if (this.#foundCount++ >= maxCandidates) return;
    const { candidate, usernameFragment } = found;
    this.#found.push({ candidate, usernameFragment: usernameFragment ?? null });
    if (!this.#isDescribed) return;
    this.#cancelBatch ??= this.#deps.clock.after(batchMs, () => {
      this.#cancelBatch = undefined;
      this.#late.emit(this.#found.splice(0));
    });
  }
}

/**
 * This side's part in the DTLS that goes on. Browsers offer to play either (`actpass`), and Firefox then takes the
 * active one, whichever it has; RFC 8842 §5.5 lets an offer name the part that was agreed on.
 */
function ownSetupOf(connection: RTCPeerConnection): 'active' | 'passive' | undefined {
  const setupOf = (description: RTCSessionDescription | null): string | undefined =>
    /^a=setup:(active|passive)/m.exec(description?.sdp ?? '')?.[1];
  const other = setupOf(connection.currentRemoteDescription);
  const own = setupOf(connection.currentLocalDescription);
  if (own === 'active' || other === 'passive') return 'active';
  return own === 'passive' || other === 'active' ? 'passive' : undefined;
}
