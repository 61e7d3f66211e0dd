import { describe, expect, it, vi } from 'vitest';
import { answerSdp, fakeEnd, offerSdp } from './fake-peer-connection.js';
import { createMediaSender } from './media-sender.js';

const trackOf = (width: number, height: number) =>
  ({ kind: 'video', getSettings: () => ({ width, height }) }) as MediaStreamTrack;
const track = trackOf(1280, 720);
const offer = (round: number, sdp = offerSdp) => ({ kind: 'offer', viewId: 'view', round, sdp }) as const;

function openSender() {
  const end = fakeEnd();
  const sender = createMediaSender(end.options);
  const phases: string[] = [];
  sender.onState(({ phase }) => phases.push(phase));
  return { ...end, sender, phases };
}

describe('the sending end of a view', () => {
  it('[MD2] says that it is there, answers and sends nothing by itself', async () => {
    const { sent, receive, connection, sender } = openSender();
    await receive(offer(1));
    expect(sent).toEqual([
      { kind: 'ready', viewId: 'view' },
      { kind: 'answer', viewId: 'view', round: 1, sdp: answerSdp }
    ]);
    connection.become('connected');
    expect(connection.transceivers[0]?.direction).toBe('sendonly');
    expect(connection.transceivers[0]?.sender.track).toBeNull();
    expect(sender.state.phase).toBe('ready');
  });

  it('[MD1] sends what is attached, on the path that is open already', async () => {
    const { sent, receive, connection, sender, settled, phases } = openSender();
    await receive(offer(1));
    connection.become('connected');
    sender.attach(track);
    await settled();
    expect(connection.transceivers[0]?.sender.track).toBe(track);
    expect(phases).toEqual(['ready', 'live']);
    expect(sent.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('[MD1] sends what was attached before there was an offer', async () => {
    const { receive, connection, sender } = openSender();
    sender.attach(track);
    await receive(offer(1));
    connection.become('connected');
    expect(connection.transceivers[0]?.sender.track).toBe(track);
    expect(sender.state.phase).toBe('live');
  });

  it('[MD6] gives up frames before sharpness and never shrinks', async () => {
    const { receive, connection } = openSender();
    await receive(offer(1));
    expect(connection.transceivers[0]?.sender.parameters).toEqual({
      degradationPreference: 'maintain-resolution',
      encodings: [{ active: true, maxBitrate: 4_000_000, maxFramerate: 30, scaleResolutionDownBy: 1 }]
    });
  });

  it('[MD11] sends a first picture of a large screen smaller, and the whole of it as soon as that has left', async () => {
    const { receive, connection, clock, sender, settled } = openSender();
    await receive(offer(1));
    sender.attach(trackOf(3840, 2160));
    await settled();
    const [transceiver] = connection.transceivers;
    const scale = (): number | undefined =>
      transceiver?.sender.parameters.encodings[0]?.scaleResolutionDownBy;
    expect(scale()).toBe(3);
    clock.advance(100);
    await settled();
    expect(scale()).toBe(3);
    transceiver!.sender.framesEncoded = 1;
    clock.advance(100);
    await settled();
    expect(scale()).toBe(1);
    // also of a screen on which nothing moves
    expect(transceiver!.sender.options).toEqual({ encodingOptions: [{ keyFrame: true }] });
    // another screen needs no first picture
    sender.attach(trackOf(3840, 2000));
    await settled();
    expect(scale()).toBe(1);
  });

  it('[MD11] waits for the first picture of a large screen for three seconds at most', async () => {
    const { receive, connection, clock, sender, settled } = openSender();
    await receive(offer(1));
    sender.attach(trackOf(2560, 1440));
    await settled();
    const [transceiver] = connection.transceivers;
    expect(transceiver?.sender.parameters.encodings[0]?.scaleResolutionDownBy).toBe(2);
    clock.advance(3_100);
    await settled();
    expect(transceiver?.sender.parameters.encodings[0]?.scaleResolutionDownBy).toBe(1);
  });

  it('[ST4] turns the encoder to what was asked for, now and after a new offer', async () => {
    const { receive, connection, sender, settled } = openSender();
    await receive(offer(1));
    sender.attach(track);
    sender.tune({ level: 'low', aim: 'motion' });
    await settled();
    const expected = {
      degradationPreference: 'maintain-framerate',
      encodings: [{ active: true, maxBitrate: 500_000, maxFramerate: 10, scaleResolutionDownBy: 1.5 }]
    };
    expect(connection.transceivers[0]?.sender.parameters).toEqual(expected);
    await receive(offer(2));
    expect(connection.transceivers[0]?.sender.parameters).toEqual(expected);
  });

  it('[ST6] sends nothing more after it was detached', async () => {
    const { receive, connection, sender, settled } = openSender();
    await receive(offer(1));
    sender.attach(track);
    sender.detach();
    await settled();
    expect(connection.transceivers[0]?.sender.track).toBeNull();
    await receive(offer(2));
    expect(connection.transceivers[0]?.sender.track).toBeNull();
  });

  it('[MD12] lets go of its track at once, also while offers of the peer wait', async () => {
    const { receive, connection, sender, settled } = openSender();
    await receive(offer(1));
    sender.attach(track);
    await settled();
    connection.setRemoteDescription = () => new Promise(() => undefined);
    await receive(offer(2));
    await receive(offer(3));
    sender.detach();
    expect(connection.transceivers[0]?.sender.track).toBeNull();
  });

  it('[MD3] of offers that come while one is taken only the newest waits', async () => {
    const { receive, connection, sender, sent, settled } = openSender();
    const set = connection.setRemoteDescription.bind(connection);
    let go = (): void => undefined;
    connection.setRemoteDescription = async (description) => {
      await new Promise<void>((resolve) => (go = resolve));
      await set(description);
    };
    await receive(offer(1));
    for (let round = 2; round <= 900; round++) await receive(offer(round));
    for (let turn = 0; turn < 2; turn++) {
      go();
      await settled();
    }
    expect(sent.flatMap((signal) => (signal.kind === 'answer' ? [signal.round] : []))).toEqual([1, 900]);
    expect(sender.state.phase).toBe('connecting');
  });

  it('[MD3] counts the candidates in an offer with those that follow it', async () => {
    const { receive, connection } = openSender();
    await receive(offer(1, `${offerSdp}${'a=candidate:1\r\n'.repeat(90)}`));
    for (let i = 0; i < 20; i++)
      await receive({ kind: 'candidate', viewId: 'view', candidate: 'candidate:1', usernameFragment: null });
    expect(connection.candidates).toHaveLength(10);
  });

  it.each([
    ['audio', `${offerSdp}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`],
    ['a data channel', `${offerSdp}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
    ['a picture of its own', offerSdp.replace('recvonly', 'sendrecv')]
  ])('[MD4] fails at an offer with %s, before the browser sees it', async (_, sdp) => {
    const { receive, connection, sender, sent } = openSender();
    await receive(offer(1, sdp));
    expect(sender.state).toMatchObject({ phase: 'failed', error: 'screen-failed' });
    expect(connection.remoteDescription).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('[MD4] fails when the browser opened more than was read in the offer', async () => {
    const { receive, connection, sender } = openSender();
    connection.addTransceiver();
    connection.addTransceiver();
    await receive(offer(1));
    expect(sender.state.phase).toBe('failed');
  });

  it('[MD3] answers each round once and repeats the answer to a repeated offer', async () => {
    const { receive, sent, connection } = openSender();
    await receive(offer(2));
    const seen = connection.remoteDescription;
    await receive(offer(2));
    await receive(offer(1));
    expect(connection.remoteDescription).toBe(seen);
    expect(sent.flatMap((signal) => (signal.kind === 'answer' ? [signal.round] : []))).toEqual([2, 2]);
  });

  it('[MD7] keeps its track through a loss and a restart', async () => {
    const { receive, connection, sender, phases } = openSender();
    sender.attach(track);
    await receive(offer(1));
    connection.become('connected');
    connection.become('disconnected');
    await receive(offer(2));
    connection.become('connected');
    expect(phases).toEqual(['live', 'interrupted', 'live']);
    expect(connection.transceivers).toHaveLength(1);
    expect(connection.transceivers[0]?.sender.track).toBe(track);
  });

  it('[MD8] attaches nothing after the end, and ends twice', async () => {
    const { receive, connection, sender, settled, phases } = openSender();
    await receive(offer(1));
    sender.close();
    sender.close();
    sender.attach(track);
    await settled();
    expect(connection.transceivers[0]?.sender.track).toBeNull();
    expect(phases).toEqual(['closed']);
  });

  it('[MD8] does not answer when it was closed while the offer was being read', async () => {
    const { receive, connection, sender, sent } = openSender();
    const set = connection.setRemoteDescription.bind(connection);
    const createAnswer = vi.spyOn(connection, 'createAnswer');
    connection.setRemoteDescription = async (description) => {
      await set(description);
      sender.close();
    };
    await receive(offer(1));
    expect(sent).toEqual([{ kind: 'ready', viewId: 'view' }]);
    expect(createAnswer).not.toHaveBeenCalled();
  });
});
