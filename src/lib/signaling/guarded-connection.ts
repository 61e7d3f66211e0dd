import type { Clock } from '../base/clock.js';
import { CandidateHold } from './candidate-hold.js';
import { isDataOnly, maxCandidates } from './description-check.js';
import { FrameGate } from './frame-gate.js';
import { FrameLane } from './frame-lane.js';
import { IceRestart } from './ice-restart.js';
import { PathLoss } from './path-loss.js';

/** Over a poor network (200 ms, 2 % loss) a connection comes about within 2.5 s; trystero waits 23 s. */
const connectTimeoutMs = 12_000;

/** `left`: the other side closed it. `silent`: its way was lost. `hostile`: it sent what is not allowed. */
export type LossCause = 'left' | 'silent' | 'hostile';

interface Hooks {
  /** Both descriptions are there, but no way was found. */
  onBlocked(): void;
  /** The connection is gone, whoever ended it. Called once. */
  onGone(): void;
}

/** A connection for data only, between trystero and the browser: bounds what a peer can do before and after admission. */
export class GuardedConnection {
  readonly connection: RTCPeerConnection;
  readonly frames: FrameLane;
  readonly candidates: CandidateHold;
  /** Of an admitted peer's connection; trystero knows nothing of it. */
  readonly restart: IceRestart;
  readonly loss: PathLoss;
  readonly #gate = new FrameGate();
  readonly #hooks: Hooks;
  readonly #native: Pick<
    RTCPeerConnection,
    'createDataChannel' | 'setRemoteDescription' | 'addIceCandidate' | 'close'
  >;
  #remoteCandidates = 0;
  #hasOwnChannel = false;
  #isGone = false;
  #cause: LossCause | undefined;
  #stopWaiting = (): void => undefined;

  constructor(connection: RTCPeerConnection, clock: Clock, hooks: Hooks) {
    this.connection = connection;
    this.#hooks = hooks;
    this.#native = {
      createDataChannel: connection.createDataChannel.bind(connection),
      setRemoteDescription: connection.setRemoteDescription.bind(connection),
      addIceCandidate: connection.addIceCandidate.bind(connection),
      close: connection.close.bind(connection)
    };
    this.frames = new FrameLane(connection);
    this.candidates = new CandidateHold(connection);
    this.restart = new IceRestart({
      connection,
      native: this.#native,
      candidates: this.candidates,
      clock
    });
    this.frames.onClose(() => this.close('left'));
    this.#guardChannels();
    this.#guardDescriptions();
    // The side that offers does so by itself. The other would offer, too, on account of the lane's channel.
    connection.addEventListener('negotiationneeded', (event) => event.stopImmediatePropagation());
    this.#watch(clock);
    this.loss = new PathLoss(connection, clock, () => this.close('silent'));
    connection.close = () => this.#end();
    // Trystero uses an unanswered offer again, with new credentials, for somebody else. It gets one attempt.
    connection.restartIce = () => this.close();
  }

  /** What was thrown away: frames of ours and of trystero's. */
  get dropped(): number {
    return this.#gate.dropped + this.frames.dropped;
  }

  /** A channel that both sides open under the same id. */
  openChannel(id: number, label: string, options: RTCDataChannelInit = {}): RTCDataChannel {
    return this.#native.createDataChannel(label, { ...options, negotiated: true, id });
  }

  /** Why it is gone; `undefined` while it is not, and when this page closed it. */
  get lossCause(): LossCause | undefined {
    return this.#cause;
  }

  close(cause?: LossCause): void {
    if (this.#isGone) return;
    this.#cause = cause;
    this.#end();
    // The browser reports no event for one's own close: trystero is told, so that it forgets the peer. It is called
    // directly because Firefox hands events made by a page to listeners only, not to `on…` handlers.
    this.connection.onconnectionstatechange?.(new Event('connectionstatechange'));
  }

  #end(): void {
    this.#native.close();
    if (this.#isGone) return;
    this.#isGone = true;
    this.#stopWaiting();
    this.restart.close();
    this.loss.close();
    this.#hooks.onGone();
  }

  /** Trystero's channel is read through the gate; every other that the peer opens is closed. */
  #guardChannels(): void {
    const { connection } = this;
    connection.createDataChannel = (label, options) => {
      const channel = this.#native.createDataChannel(label, options);
      // Only the side that offers opens a channel.
      this.candidates.hold();
      this.#guardOwnChannel(channel);
      return channel;
    };
    // Registered before trystero's handlers, therefore called before them.
    connection.addEventListener('datachannel', (event) => {
      if (!this.#hasOwnChannel) return this.#guardOwnChannel(event.channel);
      event.stopImmediatePropagation();
      event.channel.close();
    });
  }

  #guardOwnChannel(channel: RTCDataChannel): void {
    this.#hasOwnChannel = true;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', (event) => {
      const verdict = this.#gate.judge(event.data);
      if (verdict !== 'pass') event.stopImmediatePropagation();
      if (verdict === 'hostile') this.close('hostile');
    });
    channel.addEventListener('error', (event) => {
      // Chromium's way of saying that the other page went away; trystero would print it as an error.
      event.stopImmediatePropagation();
      this.close('left');
    });
    channel.addEventListener('close', () => this.close('left'));
  }

  #guardDescriptions(): void {
    const { connection } = this;
    connection.setRemoteDescription = async (description) => {
      if (!isDataOnly(description.sdp ?? ''))
        throw new TypeError('a description of something else than data');
      await this.#native.setRemoteDescription(description);
      this.candidates.release();
    };
    connection.addIceCandidate = async (candidate) => {
      if (++this.#remoteCandidates <= maxCandidates) await this.#native.addIceCandidate(candidate ?? null);
    };
  }

  #watch(clock: Clock): void {
    const { connection } = this;
    let hasConnected = false;
    let isWaiting = false;
    const giveUp = (): void => {
      if (!hasConnected && !this.#isGone) this.#hooks.onBlocked();
    };
    connection.addEventListener('signalingstatechange', () => {
      if (isWaiting || connection.signalingState !== 'stable' || !connection.remoteDescription) return;
      isWaiting = true;
      this.#stopWaiting = clock.after(connectTimeoutMs, giveUp);
    });
    connection.addEventListener('connectionstatechange', () => {
      const { connectionState } = connection;
      if (connectionState === 'connected') hasConnected = true;
      else if (connectionState === 'failed') giveUp();
      else return;
      this.#stopWaiting();
    });
  }
}
