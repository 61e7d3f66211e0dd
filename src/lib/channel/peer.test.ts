import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { memoryRtc } from './testing/memory-rtc.js';
import Peer from './peer.js';
import { descriptionSchema } from './peer-signal.js';

type Connection = InstanceType<typeof memoryRtc.RTCPeerConnection>;

/** Every connection that was made, and what it was told. */
let made: { connection: Connection; descriptions: number; candidates: number }[];

beforeEach(() => {
  made = [];
  class Watched extends memoryRtc.RTCPeerConnection {
    readonly #seen = { connection: this, descriptions: 0, candidates: 0 };

    constructor() {
      super();
      made.push(this.#seen);
    }

    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.#seen.descriptions++;
      await super.setRemoteDescription({ ...description, sdp: description.sdp!.split('\n')[0]! });
    }

    override async addIceCandidate(): Promise<void> {
      this.#seen.candidates++;
    }
  }
  vi.stubGlobal('RTCPeerConnection', Watched);
});
afterEach(() => void vi.unstubAllGlobals());

const candidate = {
  type: 'candidate',
  candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 }
};
const withCandidates = (sdp: string, count: number): string => sdp + '\na=candidate:1'.repeat(count);

/** An answering peer, and the offer that it has heard. */
async function setup(candidatesInOffer = 0) {
  const offerer = new Peer({ initiator: true, config: {} });
  const answerer = new Peer({ initiator: false, config: {} });
  const seen = { answers: 0, isClosed: false };
  answerer.on('signal', (signal) => {
    seen.answers++;
    offerer.signal(signal);
  });
  answerer.on('close', () => (seen.isClosed = true));
  const offer = await new Promise<RTCSessionDescriptionInit>((resolve) =>
    offerer.on('signal', (signal) => resolve(signal as RTCSessionDescriptionInit))
  );
  const told = { ...offer, sdp: withCandidates(offer.sdp!, candidatesInOffer) };
  answerer.signal(told);
  await vi.waitFor(() => expect([offerer.connected, answerer.connected]).toEqual([true, true]));
  return { offerer, answerer, offer: told, seen };
}

describe('a peer of a connection of its own', () => {
  it('[DC10, FT17] describes it once: further offers, and answers to nothing, are not followed', async () => {
    const { offerer, answerer, offer, seen } = await setup();
    for (let times = 0; times < 1_000; times++) {
      answerer.signal(offer);
      answerer.signal({ type: 'answer', sdp: offer.sdp });
      offerer.signal(offer);
      offerer.signal({ type: 'answer', sdp: offer.sdp });
    }
    await new Promise(setImmediate);
    expect(seen).toEqual({ answers: 1, isClosed: false });
    expect(made.map(({ descriptions }) => descriptions)).toEqual([1, 1]);
  });

  it('[DC10, FT17] tries a hundred of its ways, in the description and after it together', async () => {
    const { answerer } = await setup(60);
    for (let times = 0; times < 300; times++) answerer.signal(candidate);
    await new Promise(setImmediate);
    expect(made[1]!.candidates).toBe(40);
  });

  it('[DC10, FT17] keeps no more of them while it waits for a description', async () => {
    const answerer = new Peer({ initiator: false, config: {} });
    for (let times = 0; times < 300; times++) answerer.signal(candidate);
    const offerer = new Peer({ initiator: true, config: {} });
    offerer.on('signal', (offer) => answerer.signal(offer));
    await vi.waitFor(() => expect(made[0]!.candidates).toBe(100));
  });

  it.each(['offerer', 'answerer'] as const)(
    '[DC10, FT17] has one channel: another ends it, for the %s',
    async (side) => {
      const sides = await setup();
      const { connection } = made[side === 'offerer' ? 0 : 1]!;
      const another = made[0]!.connection.createDataChannel('another');
      connection.ondatachannel?.({ channel: another });
      expect(sides[side].destroyed).toBe(true);
    }
  );
});

describe('[DC8, FT17] a description', () => {
  const isTaken = (sdp: string): boolean => v.safeParse(descriptionSchema, { type: 'offer', sdp }).success;
  const data = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';

  it('has one section, for data', () => {
    expect(isTaken(data)).toBe(true);
    for (const more of ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'm=audio 9 RTP/AVP 0', data.split('\r\n')[1]!])
      for (const end of ['\r\n', '\n', '\r']) expect(isTaken(`${data}${more}${end}`), more).toBe(false);
  });

  it('has a hundred candidates at most', () => {
    expect(isTaken(withCandidates(data, 100))).toBe(true);
    expect(isTaken(withCandidates(data, 101))).toBe(false);
  });
});
