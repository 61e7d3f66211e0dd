import { manualClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { FakeTrack } from './fake-track.js';
import type { MediaLinkOptions } from './media-link.js';
import type { MediaSignal } from './media-signal.js';

const section = (direction: string): string =>
  `v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 45\r\na=${direction}\r\na=rtpmap:45 AV1/90000\r\n`;

export const offerSdp = section('recvonly');
export const answerSdp = section('sendonly');

/** A transceiver of the fake: remembers what it was given. */
export class FakeTransceiver {
  direction = 'recvonly';
  readonly receiver = { track: { onunmute: undefined as (() => void) | undefined } };
  readonly sender = {
    track: null as MediaStreamTrack | null,
    parameters: { encodings: [{}] } as unknown as RTCRtpSendParameters,
    replaceTrack: async (track: MediaStreamTrack | null): Promise<void> => void (this.sender.track = track),
    getParameters: () => this.sender.parameters,
    framesEncoded: 0,
    getStats: async () =>
      new Map([['1', { type: 'outbound-rtp', framesEncoded: this.sender.framesEncoded }]]) as RTCStatsReport,
    options: undefined as object | undefined,
    setParameters: async (parameters: RTCRtpSendParameters, options?: object) => {
      this.sender.parameters = parameters;
      this.sender.options = options;
    }
  };
}

/** As much of an RTCPeerConnection as a media link uses, for tests of its states; moves only when told. */
export class FakePeerConnection {
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  sctp: unknown = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  readonly candidates: RTCIceCandidateInit[] = [];
  readonly restarts: boolean[] = [];

  addTransceiver(): FakeTransceiver {
    const transceiver = new FakeTransceiver();
    this.transceivers.push(transceiver);
    return transceiver;
  }
  getTransceivers = (): FakeTransceiver[] => this.transceivers;
  async createOffer({ iceRestart }: { iceRestart: boolean }): Promise<RTCSessionDescriptionInit> {
    this.restarts.push(iceRestart);
    return { type: 'offer', sdp: offerSdp };
  }
  createAnswer = async (): Promise<RTCSessionDescriptionInit> => ({ type: 'answer', sdp: answerSdp });
  async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.localDescription = description;
  }
  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.remoteDescription = description;
    if (description.type === 'offer' && this.transceivers.length === 0) this.addTransceiver();
  }
  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (candidate.candidate === 'broken') throw new Error('OperationError');
    this.candidates.push(candidate);
  }
  close(): void {
    this.connectionState = 'closed';
  }
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

/**
 * One that does what it is asked one after the other, as browsers do, and each only when `inTurn` lets it. What it
 * sends can be seen.
 */
export class SlowPeerConnection extends FakePeerConnection {
  readonly #inTurn: () => Promise<void>;
  #chain: Promise<unknown> = Promise.resolve();

  constructor(inTurn: () => Promise<void>) {
    super();
    this.#inTurn = inTurn;
  }

  /** The tracks of which frames leave now. */
  get sending(): FakeTrack[] {
    if (this.connectionState === 'closed') return [];
    const tracks = this.transceivers.map(({ sender }) => sender.track as unknown as FakeTrack | null);
    return tracks.filter((track) => track !== null).filter(({ isLive }) => isLive);
  }

  override addTransceiver(): FakeTransceiver {
    const transceiver = super.addTransceiver();
    const { replaceTrack } = transceiver.sender;
    transceiver.sender.replaceTrack = (track) => this.#queue(() => replaceTrack(track));
    return transceiver;
  }

  override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    return this.#queue(() => super.setRemoteDescription(description));
  }

  override addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    return this.#queue(() => super.addIceCandidate(candidate));
  }

  #queue(f: () => Promise<void>): Promise<void> {
    const done = this.#chain.then(() => this.#inTurn()).then(f);
    this.#chain = done.catch(() => undefined);
    return done;
  }
}

/** What a test of one end needs: options for it, the fake inside, what it sent, and a way to answer. */
export function fakeEnd(viewId = 'view') {
  const connection = new FakePeerConnection();
  const incoming = new Emitter<MediaSignal>();
  const clock = manualClock();
  const sent: MediaSignal[] = [];
  let listeners = 0;
  const onMessage: typeof incoming.on = (listener) => {
    const off = incoming.on(listener);
    listeners++;
    return () => {
      listeners--;
      off();
    };
  };
  const options: MediaLinkOptions = {
    port: { send: (signal) => void sent.push(signal), onMessage },
    viewId,
    rtc: {},
    clock,
    createConnection: () => connection as unknown as RTCPeerConnection
  };
  /** Lets every step that can run do so. */
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  };
  const receive = async (signal: MediaSignal): Promise<void> => {
    incoming.emit(signal);
    await settled();
  };
  return { options, connection, clock, sent, receive, settled, isListening: () => listeners > 0 };
}
