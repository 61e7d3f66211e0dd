import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import type { CandidateHold } from './candidate-hold.js';
import { IceRestart } from './ice-restart.js';
import type { Candidate } from './renewal-message.js';

const fingerprint = (letter: string): string =>
  `a=fingerprint:sha-256 ${Array(32).fill(letter.repeat(2)).join(':')}\r\n`;
const section = 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';
const known = `v=0\r\n${section}${fingerprint('A')}`;

/** Stands in for the browser. */
function setup(signalingState: RTCSignalingState = 'stable') {
  const clock = manualClock();
  const connection = {
    signalingState,
    currentRemoteDescription: { sdp: known },
    currentLocalDescription: { sdp: 'v=0\r\n' },
    createOffer: vi.fn(async () => ({ type: 'offer', sdp: 'own offer' })),
    createAnswer: vi.fn(async () => ({ type: 'answer', sdp: 'own answer' })),
    setLocalDescription: vi.fn(async () => undefined)
  };
  const native = {
    setRemoteDescription: vi.fn(async () => undefined),
    addIceCandidate: vi.fn(async () => undefined)
  };
  let find = (_found: RTCIceCandidate | null): void => undefined;
  const candidates = { divert: (f: typeof find) => (find = f) } as unknown as CandidateHold;
  const restart = new IceRestart({
    connection: connection as unknown as RTCPeerConnection,
    native,
    candidates,
    clock
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const finds = (n: number): void =>
    find({ candidate: `candidate:${n}`, usernameFragment: 'abcd' } as RTCIceCandidate);
  return { clock, connection, native, restart, settle, finds, endsGathering: () => find(null) };
}

const found = (n: number): Candidate => ({ candidate: `candidate:${n}`, usernameFragment: 'abcd' });

describe('what the peer says in a renewal', () => {
  it('[RM16] comes from the same certificate as before, and is for data only', async () => {
    const refused = [
      known.replace('AA', 'AB'),
      known + fingerprint('B'),
      `v=0\r\n${section}`,
      known.replace('sha-256', 'sha-1'),
      `${known}a=mid:0\r${fingerprint('B')}`,
      `${known}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`,
      known + 'x'.repeat(16 * 1024)
    ];
    const answering = setup();
    const offering = setup('have-local-offer');
    for (const sdp of refused) {
      expect(await answering.restart.answer({ sdp, candidates: [] })).toBeUndefined();
      expect(await offering.restart.accept({ sdp, candidates: [] })).toBe(false);
    }
    expect(answering.native.setRemoteDescription).not.toHaveBeenCalled();
    expect(offering.native.setRemoteDescription).not.toHaveBeenCalled();
    expect(await offering.restart.accept({ sdp: known.toLowerCase(), candidates: [found(1)] })).toBe(true);
    expect(offering.native.addIceCandidate).toHaveBeenCalledWith({ ...found(1), sdpMLineIndex: 0 });
  });

  it('[RM16] is no answer where nothing was offered', async () => {
    const { restart, native } = setup('stable');
    expect(await restart.accept({ sdp: known, candidates: [] })).toBe(false);
    expect(native.setRemoteDescription).not.toHaveBeenCalled();
  });

  it('[RM16] may hold candidates that this browser does not understand', async () => {
    const { restart, native } = setup('have-local-offer');
    native.addIceCandidate.mockRejectedValueOnce(new Error('no'));
    expect(await restart.accept({ sdp: known, candidates: [found(1), found(2)] })).toBe(true);
    expect(native.addIceCandidate).toHaveBeenCalledTimes(2);
  });
});

describe('what this side says in a renewal', () => {
  it('[RM15] has fresh credentials and the candidates of the first quarter of a second', async () => {
    const { restart, connection, finds, clock, settle } = setup();
    const offer = restart.offer();
    await settle();
    expect(connection.createOffer).toHaveBeenCalledWith({ iceRestart: true });
    finds(1);
    clock.advance(250);
    expect(await offer).toEqual({ sdp: 'own offer', candidates: [found(1)] });
  });

  it.each([
    ['active', 'actpass', 'active'],
    ['passive', 'actpass', 'passive'],
    ['actpass', 'active', 'passive'],
    ['actpass', 'passive', 'active']
  ])('[RM16] keeps the parts in the DTLS that goes on: own %s, other %s', async (own, other, said) => {
    const { restart, connection, endsGathering, settle } = setup();
    connection.currentLocalDescription = { sdp: `v=0\r\na=setup:${own}\r\n` };
    connection.currentRemoteDescription = { sdp: `v=0\r\na=setup:${other}\r\n` };
    connection.createOffer.mockResolvedValue({ type: 'offer', sdp: 'v=0\r\na=setup:actpass\r\n' });
    const offer = restart.offer();
    await settle();
    endsGathering();
    expect((await offer).sdp).toBe(`v=0\r\na=setup:${said}\r\n`);
  });

  it('[RM15] does not wait when the browser has found all', async () => {
    const { restart, finds, endsGathering, settle, clock } = setup();
    const answer = restart.answer({ sdp: known, candidates: [] });
    await settle();
    finds(1);
    endsGathering();
    expect(await answer).toEqual({ sdp: 'own answer', candidates: [found(1)] });
    expect(clock.now()).toBe(0);
  });

  it('[RM15] is followed by what is found later, a batch at a time and 64 candidates at most', async () => {
    const { restart, finds, clock, settle } = setup();
    const late: Candidate[][] = [];
    restart.onLateCandidates((batch) => late.push(batch));
    const offer = restart.offer();
    await settle();
    clock.advance(250);
    await offer;
    for (const n of [1, 2]) finds(n);
    clock.advance(150);
    expect(late).toEqual([[found(1), found(2)]]);
    for (let n = 3; n < 200; n++) finds(n);
    clock.advance(150);
    expect(late.flat()).toHaveLength(64);
  });
});
