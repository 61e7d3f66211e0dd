/**
 * One data channel over one connection of its own, as a stream with back-pressure. It stands in for simple-peer, on
 * which y-webrtc builds: that brings Node's streams and buffers along, a sixth of all that a customer's page may
 * weigh; of it y-webrtc and our guard use no more than this. `vite.config.ts` puts it in place.
 */
import { candidatesIn, maxCandidates } from './peer-signal.js';

type Listeners = {
  signal: (signal: object) => void;
  connect: () => void;
  data: (data: Uint8Array) => void;
  error: (error: unknown) => void;
  close: () => void;
};
type Event = keyof Listeners;

/** While the channel has more than this to send, what is written waits. */
const maxBufferedBytes = 64 * 1024;

interface Options {
  initiator: boolean;
  config: RTCConfiguration;
}

type Signal = RTCSessionDescriptionInit | { type: 'candidate'; candidate: RTCIceCandidateInit };

/**
 * What the other side may make of it is fixed: it is described once, has one channel, and tries so many ways.
 */
export default class Peer {
  readonly #isInitiator: boolean;
  readonly #connection: RTCPeerConnection;
  readonly #listeners: { [E in Event]: Listeners[E][] } = {
    signal: [],
    connect: [],
    data: [],
    error: [],
    close: []
  };
  readonly #early: RTCIceCandidateInit[] = [];
  #waiting: Uint8Array[] = [];
  #channel: RTCDataChannel | undefined;
  #isIceUp = false;
  #isDescribed = false;
  #candidates = 0;
  connected = false;
  destroyed = false;
  /** Bytes that were written and not yet taken by the data channel. */
  writableLength = 0;

  constructor({ initiator, config }: Options) {
    const connection = new RTCPeerConnection(config);
    this.#isInitiator = initiator;
    this.#connection = connection;
    connection.oniceconnectionstatechange = () => {
      const { iceConnectionState: state } = connection;
      if (state === 'connected' || state === 'completed') {
        this.#isIceUp = true;
        this.#noteReady();
      } else if (state === 'failed' || state === 'closed')
        this.destroy(new Error(`the connection is ${state}`));
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.destroy(new Error('the connection has failed'));
    };
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate || this.destroyed) return;
      const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
      this.#emit('signal', { type: 'candidate', candidate: { candidate: line, sdpMid, sdpMLineIndex } });
    };
    connection.ondatachannel = ({ channel }) => {
      if (!initiator && !this.#channel) this.#take(channel);
      else this.destroy(new Error('a second channel'));
    };
    if (!initiator) return;
    this.#take(connection.createDataChannel('data'));
    void this.#describe(() => connection.createOffer());
  }

  /** For whoever minds the back-pressure by themselves. */
  get channel(): RTCDataChannel | undefined {
    return this.#channel;
  }

  on<E extends Event>(event: E, listener: Listeners[E]): void {
    this.#listeners[event].push(listener);
  }

  prependListener<E extends Event>(event: E, listener: Listeners[E]): void {
    this.#listeners[event].unshift(listener);
  }

  listeners<E extends Event>(event: E): Listeners[E][] {
    // a copy of a union of lists is a list of unions to the compiler
    return [...this.#listeners[event]] as Listeners[E][];
  }

  removeAllListeners(event: Event): void {
    this.#listeners[event].length = 0;
  }

  /** What the other side's `signal` event gave. What the browser cannot read ends the connection. */
  signal(signal: object): void {
    if (this.destroyed) return;
    void this.#follow(signal as Signal).catch((error: unknown) => this.destroy(error));
  }

  /** At once, whatever the channel has still to send. */
  send(data: Uint8Array): void {
    this.#channel?.send(data as Uint8Array<ArrayBuffer>);
  }

  /** In order, and held back while the channel has much to send. */
  write(data: Uint8Array): boolean {
    if (this.destroyed) return false;
    this.#waiting.push(data);
    this.writableLength += data.length;
    this.#drain();
    return this.writableLength === 0;
  }

  destroy(error?: unknown): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.connected = false;
    this.#waiting = [];
    this.writableLength = 0;
    const connection = this.#connection;
    connection.oniceconnectionstatechange = null;
    connection.onconnectionstatechange = null;
    connection.onicecandidate = null;
    connection.ondatachannel = null;
    if (this.#channel) this.#channel.onmessage = this.#channel.onclose = this.#channel.onopen = null;
    connection.close();
    // as the last, and never inside the call that caused it: whoever called is not ready for it
    queueMicrotask(() => {
      if (error !== undefined) this.#emit('error', error);
      this.#emit('close');
    });
  }

  #emit<E extends Event>(event: E, ...values: Parameters<Listeners[E]>): void {
    for (const listener of this.listeners(event))
      (listener as (...values: Parameters<Listeners[E]>) => void)(...values);
  }

  #take(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = maxBufferedBytes;
    channel.onbufferedamountlow = () => this.#drain();
    channel.onopen = () => this.#noteReady();
    channel.onclose = () => this.destroy();
    channel.onmessage = ({ data }: { data: unknown }) => {
      if (data instanceof ArrayBuffer) this.#emit('data', new Uint8Array(data));
    };
  }

  #noteReady(): void {
    if (this.connected || this.destroyed || !this.#isIceUp || this.#channel?.readyState !== 'open') return;
    this.connected = true;
    this.#emit('connect');
    this.#drain();
  }

  #drain(): void {
    const channel = this.#channel;
    if (channel?.readyState !== 'open') return;
    while (this.#waiting.length > 0 && channel.bufferedAmount <= maxBufferedBytes) {
      const data = this.#waiting.shift()!;
      this.writableLength -= data.length;
      this.send(data);
    }
  }

  async #describe(make: () => Promise<RTCSessionDescriptionInit>): Promise<void> {
    try {
      const description = await make();
      if (this.destroyed) return;
      await this.#connection.setLocalDescription(description);
      const { type, sdp } = this.#connection.localDescription ?? description;
      if (!this.destroyed) this.#emit('signal', { type, sdp });
    } catch (error) {
      this.destroy(error);
    }
  }

  async #follow(signal: Signal): Promise<void> {
    const connection = this.#connection;
    if (signal.type === 'candidate') {
      if (++this.#candidates > maxCandidates) return;
      if (!connection.remoteDescription) this.#early.push(signal.candidate);
      else await this.#addCandidate(signal.candidate);
      return;
    }
    // said again, or to have us negotiate without end
    if (this.#isDescribed || signal.type !== (this.#isInitiator ? 'answer' : 'offer')) return;
    this.#isDescribed = true;
    this.#candidates += candidatesIn(signal.sdp ?? '');
    await connection.setRemoteDescription(signal);
    if (this.destroyed) return;
    for (const candidate of this.#early.splice(0)) await this.#addCandidate(candidate);
    if (signal.type === 'offer') await this.#describe(() => connection.createAnswer());
  }

  /** A candidate that this browser does not understand (a name on the local network, say) is one way less. */
  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    await this.#connection.addIceCandidate(candidate).catch(() => undefined);
  }
}
