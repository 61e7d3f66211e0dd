import { beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { GuardedConnection } from './guarded-connection.js';

/** Stands in for the browser's classes: the test plays the peer. */
class FakeChannel extends EventTarget {
  readonly label: string;
  readonly init: RTCDataChannelInit | undefined;
  readyState = 'connecting';
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly send = vi.fn();
  readonly close = vi.fn();

  constructor(label: string, init?: RTCDataChannelInit) {
    super();
    this.label = label;
    this.init = init;
  }

  receives(data: unknown): void {
    const event = Object.assign(new Event('message', { cancelable: true }), { data });
    this.dispatchEvent(event);
    this.onmessage?.({ data });
  }
}

class FakeConnection extends EventTarget {
  readonly channels: FakeChannel[] = [];
  connectionState = 'new';
  signalingState = 'stable';
  remoteDescription: unknown = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: ((event: unknown) => void) | null = null;
  readonly nativeSet = vi.fn();
  readonly nativeAdd = vi.fn();
  readonly nativeClose = vi.fn();

  createDataChannel(label: string, init?: RTCDataChannelInit): FakeChannel {
    const channel = new FakeChannel(label, init);
    this.channels.push(channel);
    return channel;
  }
  async setRemoteDescription(description: unknown): Promise<void> {
    this.nativeSet(description);
    this.remoteDescription = description;
  }
  async addIceCandidate(candidate: unknown): Promise<void> {
    this.nativeAdd(candidate);
  }
  restartIce(): void {}
  close(): void {
    this.nativeClose();
    this.connectionState = 'closed';
  }
  opensChannel(label: string): { channel: FakeChannel; isSeen: boolean } {
    const channel = new FakeChannel(label);
    let isSeen = false;
    const see = (): void => void (isSeen = true);
    this.addEventListener('datachannel', see);
    this.dispatchEvent(Object.assign(new Event('datachannel'), { channel }));
    this.removeEventListener('datachannel', see);
    return { channel, isSeen };
  }
}

class FakeCandidateEvent extends Event {
  readonly candidate: unknown;
  constructor(type: string, { candidate }: { candidate: unknown }) {
    super(type);
    this.candidate = candidate;
  }
}

function setup() {
  const clock = manualClock();
  const fake = new FakeConnection();
  const hooks = { onBlocked: vi.fn(), onGone: vi.fn() };
  const guarded = new GuardedConnection(fake as unknown as RTCPeerConnection, clock, hooks);
  const lane = fake.channels[0]!;
  const frames: number[] = [];
  guarded.frames.onFrame((frame) => frames.push(frame.length));
  return { clock, fake, hooks, guarded, lane, frames, connection: guarded.connection };
}

const dataOnly = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';

beforeEach(() => vi.stubGlobal('RTCPeerConnectionIceEvent', FakeCandidateEvent));

describe('descriptions', () => {
  it('[RM6] take data only', async () => {
    const { connection, fake } = setup();
    const refused = [
      `${dataOnly}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`,
      'v=0\nm=audio 9 UDP/TLS/RTP/SAVPF 111\n',
      dataOnly + dataOnly,
      dataOnly + 'a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n'.repeat(65),
      dataOnly + 'x'.repeat(16 * 1024)
    ];
    for (const sdp of refused) {
      await expect(connection.setRemoteDescription({ type: 'offer', sdp })).rejects.toThrow(TypeError);
    }
    expect(fake.nativeSet).not.toHaveBeenCalled();
    await connection.setRemoteDescription({ type: 'offer', sdp: dataOnly });
    expect(fake.nativeSet).toHaveBeenCalledOnce();
  });

  it('[RM6] bring 64 candidates at most', async () => {
    const { connection, fake } = setup();
    for (let i = 0; i < 100; i++) await connection.addIceCandidate({ candidate: `${i}` });
    expect(fake.nativeAdd).toHaveBeenCalledTimes(64);
  });
});

describe('attempts', () => {
  it('[RM6] the side that answers does not offer on account of the lane', () => {
    const { fake } = setup();
    const offer = vi.fn();
    fake.addEventListener('negotiationneeded', offer);
    fake.dispatchEvent(new Event('negotiationneeded'));
    expect(offer).not.toHaveBeenCalled();
  });

  it('[RM6] a connection serves one attempt: renewing it ends it', () => {
    const { connection, hooks } = setup();
    connection.restartIce();
    expect(hooks.onGone).toHaveBeenCalledOnce();
  });
});

describe('channels', () => {
  it('[RM7] has the lane for sealed frames before anything is said', () => {
    const { lane } = setup();
    expect(lane.init).toEqual({ negotiated: true, id: 100 });
  });

  it('[RM6] shows trystero its own channel and closes every other that the peer opens', () => {
    const { fake } = setup();
    const own = fake.opensChannel('data');
    const second = fake.opensChannel('data');
    expect([own.isSeen, second.isSeen]).toEqual([true, false]);
    expect(own.channel.close).not.toHaveBeenCalled();
    expect(second.channel.close).toHaveBeenCalled();
  });

  it('[RM4] keeps unwanted frames from trystero and ends the connection when they do not stop', () => {
    const { fake, guarded, hooks } = setup();
    const { channel } = fake.opensChannel('data');
    const seen = vi.fn();
    channel.addEventListener('message', seen);
    for (let i = 0; i < 64; i++) channel.receives(new ArrayBuffer(16 * 1024));
    expect(hooks.onGone).not.toHaveBeenCalled();
    channel.receives(new ArrayBuffer(16 * 1024));
    expect(hooks.onGone).toHaveBeenCalledOnce();
    expect(fake.nativeClose).toHaveBeenCalled();
    expect(seen).not.toHaveBeenCalled();
    expect(guarded.dropped).toBe(65);
  });

  it('[RM7] keeps early frames until the peer is admitted, 64 of them', () => {
    const { lane, frames, guarded } = setup();
    for (let i = 1; i <= 70; i++) lane.receives(new ArrayBuffer(i));
    expect(frames).toEqual([]);
    guarded.frames.release();
    expect(frames).toHaveLength(64);
    lane.receives(new ArrayBuffer(9));
    expect(frames.at(-1)).toBe(9);
  });

  it('[RM7] drops frames over 64 KiB and text', () => {
    const { lane, frames, guarded } = setup();
    guarded.frames.release();
    lane.receives(new ArrayBuffer(64 * 1024 + 1));
    lane.receives('text');
    lane.receives(new ArrayBuffer(64 * 1024));
    expect(frames).toEqual([64 * 1024]);
    expect(guarded.dropped).toBe(2);
  });
});

describe('the end of a connection', () => {
  it('[RM9] is told once, and to trystero', () => {
    const { fake, guarded, hooks } = setup();
    fake.onconnectionstatechange = vi.fn();
    guarded.close();
    guarded.close();
    fake.close();
    expect(hooks.onGone).toHaveBeenCalledOnce();
    expect(fake.onconnectionstatechange).toHaveBeenCalledOnce();
  });

  it('[RM9] follows from the end of the lane', () => {
    const { lane, hooks, fake } = setup();
    lane.onclose!();
    expect(hooks.onGone).toHaveBeenCalledOnce();
    expect(fake.nativeClose).toHaveBeenCalled();
  });

  const exchangeDescriptions = async ({ connection, fake }: ReturnType<typeof setup>) => {
    await connection.setRemoteDescription({ type: 'answer', sdp: dataOnly });
    fake.dispatchEvent(new Event('signalingstatechange'));
  };
  const becomes = ({ fake }: ReturnType<typeof setup>, state: string) => {
    fake.connectionState = state;
    fake.dispatchEvent(new Event('connectionstatechange'));
  };

  it('[RM10] reports a blocked network after twelve seconds', async () => {
    const all = setup();
    await exchangeDescriptions(all);
    all.clock.advance(11_999);
    expect(all.hooks.onBlocked).not.toHaveBeenCalled();
    all.clock.advance(1);
    expect(all.hooks.onBlocked).toHaveBeenCalledOnce();
  });

  it('[RM10] reports it at once when the browser gives up', async () => {
    const all = setup();
    await exchangeDescriptions(all);
    becomes(all, 'failed');
    expect(all.hooks.onBlocked).toHaveBeenCalledOnce();
    all.clock.advance(60_000);
    expect(all.hooks.onBlocked).toHaveBeenCalledOnce();
  });

  it('[RM10] reports nothing for a connection that worked, or was never answered, or was closed', async () => {
    const worked = setup();
    await exchangeDescriptions(worked);
    becomes(worked, 'connected');
    becomes(worked, 'failed');
    const unanswered = setup();
    const closed = setup();
    await exchangeDescriptions(closed);
    closed.guarded.close();
    for (const { clock, hooks } of [worked, unanswered, closed]) {
      clock.advance(60_000);
      expect(hooks.onBlocked).not.toHaveBeenCalled();
    }
  });
});

describe('candidates', () => {
  const finds = (fake: FakeConnection, candidate: string): void => {
    const event = new FakeCandidateEvent('icecandidate', { candidate });
    const pass = vi.fn();
    fake.addEventListener('icecandidate', pass, { once: true });
    fake.dispatchEvent(event);
    if (pass.mock.calls.length > 0) fake.onicecandidate?.(event);
    fake.removeEventListener('icecandidate', pass);
  };

  it('[RM11] wait until the offer is on its way', () => {
    const { fake, guarded, connection } = setup();
    const told: unknown[] = [];
    fake.onicecandidate = (event) => told.push((event as FakeCandidateEvent).candidate);
    connection.createDataChannel('data');
    finds(fake, 'first');
    expect([told, guarded.candidates.isHolding]).toEqual([[], true]);
    guarded.candidates.release();
    finds(fake, 'second');
    expect(told).toEqual(['first', 'second']);
  });

  it('[RM11] of the side that answers are told as they are found', () => {
    const { fake } = setup();
    fake.onicecandidate = vi.fn();
    fake.opensChannel('data');
    finds(fake, 'first');
    expect(fake.onicecandidate).toHaveBeenCalledOnce();
  });

  it('[RM15] of a renewal go to the renewal and never to trystero', async () => {
    const { fake, guarded } = setup();
    fake.onicecandidate = vi.fn();
    const found = vi.fn();
    guarded.candidates.divert(found);
    finds(fake, 'first');
    expect(found).toHaveBeenCalledWith('first');
    expect(fake.onicecandidate).not.toHaveBeenCalled();
  });
});
