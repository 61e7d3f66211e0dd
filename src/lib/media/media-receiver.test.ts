import { beforeAll, describe, expect, it, vi } from 'vitest';
import { answerSdp, fakeEnd, offerSdp } from './fake-peer-connection.js';
import { createMediaReceiver } from './media-receiver.js';

beforeAll(() => {
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(readonly tracks: unknown[]) {}
    }
  );
});

async function openReceiver() {
  const end = fakeEnd();
  const receiver = createMediaReceiver(end.options);
  const phases: string[] = [];
  receiver.onState(({ phase }) => phases.push(phase));
  await end.settled();
  const unmute = (): void => end.connection.transceivers[0]?.receiver.track.onunmute?.();
  const offers = (): number[] =>
    end.sent.flatMap((signal) => (signal.kind === 'offer' ? [signal.round] : []));
  return { ...end, receiver, phases, unmute, offers };
}

const answer = (round: number, sdp = answerSdp) => ({ kind: 'answer', viewId: 'view', round, sdp }) as const;

describe('the receiving end of a view', () => {
  it('[MD1] offers at once, before anybody allowed anything', async () => {
    const { receiver, sent } = await openReceiver();
    expect(sent).toEqual([{ kind: 'offer', viewId: 'view', round: 1, sdp: offerSdp }]);
    expect(receiver.state.phase).toBe('connecting');
  });

  it('[MD1] is ready when the path is open and live with the first picture', async () => {
    const { connection, receive, phases, unmute } = await openReceiver();
    await receive(answer(1));
    connection.become('connected');
    unmute();
    expect(phases).toEqual(['ready', 'live']);
  });

  it('[MD2] repeats its offer for a sending end that came later, until it is answered', async () => {
    const { receive, offers } = await openReceiver();
    await receive({ kind: 'ready', viewId: 'view' });
    expect(offers()).toEqual([1, 1]);
    await receive(answer(1));
    await receive({ kind: 'ready', viewId: 'view' });
    expect(offers()).toEqual([1, 1]);
  });

  it('[MD2] hears only its own view', async () => {
    const { receive, connection } = await openReceiver();
    await receive({ ...answer(1), viewId: 'another' });
    await receive({ kind: 'candidate', viewId: 'another', candidate: 'c', usernameFragment: null });
    expect(connection.remoteDescription).toBeNull();
    expect(connection.candidates).toEqual([]);
  });

  it('[MD4] fails at an answer with anything but one picture, before the browser sees it', async () => {
    const { receive, connection, receiver } = await openReceiver();
    await receive(answer(1, `${answerSdp}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`));
    expect(receiver.state).toMatchObject({ phase: 'failed', error: 'screen-failed' });
    expect(connection.remoteDescription).toBeNull();
    expect(connection.connectionState).toBe('closed');
  });

  it('[MD3] takes no answer to another round, no second answer and no offer', async () => {
    const { receive, connection, receiver } = await openReceiver();
    await receive(answer(2));
    await receive({ kind: 'offer', viewId: 'view', round: 9, sdp: offerSdp });
    expect(connection.remoteDescription).toBeNull();
    await receive(answer(1));
    const first = connection.remoteDescription;
    await receive(answer(1));
    expect(connection.remoteDescription).toBe(first);
    expect(receiver.state.phase).toBe('connecting');
  });

  it('[MD3] survives a candidate that the browser refuses', async () => {
    const { receive, connection, receiver } = await openReceiver();
    await receive({ kind: 'candidate', viewId: 'view', candidate: 'broken', usernameFragment: null });
    await receive({ kind: 'candidate', viewId: 'view', candidate: 'good', usernameFragment: 'uf' });
    expect(connection.candidates).toEqual([{ candidate: 'good', usernameFragment: 'uf', sdpMLineIndex: 0 }]);
    expect(receiver.state.phase).toBe('connecting');
  });

  it('[MD3] takes no more than 100 candidates of one round', async () => {
    const { receive, connection } = await openReceiver();
    const candidate = { kind: 'candidate', viewId: 'view', candidate: 'c', usernameFragment: null } as const;
    for (let i = 0; i < 110; i++) await receive(candidate);
    expect(connection.candidates).toHaveLength(100);
  });

  it('[MD7] is interrupted by a loss, restarts ICE after two seconds and is live again', async () => {
    const { connection, clock, receive, settled, phases, unmute, offers } = await openReceiver();
    await receive(answer(1));
    connection.become('connected');
    unmute();
    clock.advance(60_000);
    connection.become('disconnected');
    clock.advance(1_500);
    expect(offers()).toEqual([1]);
    clock.advance(500);
    await settled();
    expect(offers()).toEqual([1, 2]);
    expect(connection.restarts).toEqual([false, true]);
    await receive(answer(2));
    connection.become('connected');
    expect(phases).toEqual(['ready', 'live', 'interrupted', 'live']);
  });

  it('[MD3] takes the candidates of each round', async () => {
    const { receive, connection, clock, settled } = await openReceiver();
    const candidate = { kind: 'candidate', viewId: 'view', candidate: 'c', usernameFragment: null } as const;
    for (let i = 0; i < 110; i++) await receive(candidate);
    clock.advance(5_000);
    await settled();
    await receive(candidate);
    expect(connection.candidates).toHaveLength(101);
  });

  it('[MD2] never repeats an old offer under a new number', async () => {
    const { receive, connection, clock, sent } = await openReceiver();
    connection.createOffer = async () => ({ type: 'offer', sdp: 'second' });
    const received = receive({ kind: 'ready', viewId: 'view' });
    clock.advance(5_000);
    await received;
    expect(sent.map((signal) => (signal.kind === 'offer' ? [signal.round, signal.sdp] : []))).toEqual([
      [1, offerSdp],
      [1, offerSdp],
      [2, 'second']
    ]);
  });

  it('[MD7] a loss that mends itself causes no offer', async () => {
    const { connection, clock, receive, settled, offers } = await openReceiver();
    await receive(answer(1));
    connection.become('connected');
    connection.become('disconnected');
    clock.advance(1_500);
    connection.become('connected');
    clock.advance(60_000);
    await settled();
    expect(offers()).toEqual([1]);
  });

  it('[MD7] restarts ICE at once when it is told of another way', async () => {
    const { receiver, receive, settled, offers } = await openReceiver();
    await receive(answer(1));
    receiver.restart();
    await settled();
    expect(offers()).toEqual([1, 2]);
    receiver.close();
    receiver.restart();
    await settled();
    expect(offers()).toEqual([1, 2]);
  });

  it('[MD7] fails when it never connects', async () => {
    const { clock, settled, receiver, connection } = await openReceiver();
    clock.advance(30_000);
    await settled();
    expect(receiver.state).toMatchObject({ phase: 'failed', reason: 'no connection' });
    expect(connection.connectionState).toBe('closed');
  });

  it('[MD8] closes twice, says so once, and nothing that comes later changes it', async () => {
    const { receiver, receive, phases, unmute, clock, settled, offers, connection } = await openReceiver();
    receiver.close();
    receiver.close();
    await receive(answer(1));
    unmute();
    clock.advance(60_000);
    await settled();
    expect(phases).toEqual(['closed']);
    expect(offers()).toEqual([1]);
    expect(connection.remoteDescription).toBeNull();
  });

  it('[MD8] does not begin what was waiting when it was closed, and stops listening', async () => {
    const { receiver, receive, connection, isListening } = await openReceiver();
    const received = receive(answer(1));
    receiver.close();
    await received;
    expect(connection.remoteDescription).toBeNull();
    expect(isListening()).toBe(false);
  });
});
