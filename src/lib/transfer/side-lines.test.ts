import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { breakConnections, memoryRtc } from '../channel/testing/memory-rtc.js';
import type { LineMessage } from './file-messages.js';
import { linesFor, SideLines } from './side-lines.js';

beforeEach(() => void vi.stubGlobal('RTCPeerConnection', memoryRtc.RTCPeerConnection));
afterEach(() => void vi.unstubAllGlobals());

/** Both sides of one direction, and what they say to each other. */
function setup({ passes = () => true }: { passes?: (message: LineMessage) => boolean } = {}) {
  const clock = manualClock();
  const said: LineMessage[] = [];
  const seen = { up: [] as RTCDataChannel[], lost: { sender: 0, receiver: 0 }, frames: [] as number[] };
  const side = (isSender: boolean, other: () => SideLines): SideLines =>
    new SideLines({
      isSender,
      rtc: {},
      clock,
      say(message) {
        said.push(message);
        if (passes(message)) queueMicrotask(() => other().hear(message));
      },
      onUp: (channel) => isSender && seen.up.push(channel),
      onLost: () => void (isSender ? seen.lost.sender++ : seen.lost.receiver++),
      onFrame: (frame) => void seen.frames.push(frame.byteLength)
    });
  const sender: SideLines = side(true, () => receiver);
  const receiver: SideLines = side(false, () => sender);
  for (const side of [sender, receiver]) side.setBusy(true);
  return { clock, said, seen, sender, receiver };
}

const offers = (said: readonly LineMessage[]): number =>
  said.filter((message) => message.type === 'line' && message.signal.type === 'offer').length;

/** From now on. */
function countConnections(): { count: number } {
  const made = { count: 0 };
  class Counted extends memoryRtc.RTCPeerConnection {
    constructor() {
      super();
      made.count++;
    }
  }
  vi.stubGlobal('RTCPeerConnection', Counted);
  return made;
}

describe('[FT17] further connections for files', () => {
  it('are as many as the round trip of the line asks for', () => {
    expect([undefined, 0, 29, 30, 119, 120, 400].map(linesFor)).toEqual([1, 1, 1, 2, 2, 4, 4]);
  });

  it('carry frames from the sender to the receiver, and are three at most', async () => {
    const { sender, seen, said } = setup();
    sender.open(9);
    await vi.waitFor(() => expect(seen.up).toHaveLength(3));
    for (const [number, channel] of seen.up.entries()) channel.send(new Uint8Array(number + 1));
    await vi.waitFor(() => expect(seen.frames.toSorted()).toEqual([1, 2, 3]));
    sender.open(3);
    expect(offers(said)).toBe(3);
  });

  it('that break are told to both sides once, and may be made anew', async () => {
    const { sender, seen } = setup();
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(1));
    breakConnections();
    await vi.waitFor(() => expect(seen.lost).toEqual({ sender: 1, receiver: 1 }));
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(2));
  });

  it('that one side gives up are given up by the other too', async () => {
    const { sender, receiver, seen } = setup();
    sender.open(2);
    await vi.waitFor(() => expect(seen.up).toHaveLength(2));
    receiver.lose();
    await vi.waitFor(() => expect(seen.lost).toEqual({ sender: 2, receiver: 2 }));
  });

  it('of which nothing came are given up, and those that brought something or are not up yet stay', async () => {
    const { sender, receiver, seen } = setup({
      passes: (message) => message.number < 3 || message.type === 'line-closed'
    });
    sender.open(3);
    await vi.waitFor(() => expect(seen.up).toHaveLength(2));
    receiver.loseSilent(new Set([undefined, 2]));
    await vi.waitFor(() => expect(seen.lost).toEqual({ sender: 1, receiver: 1 }));
    expect(seen.up.map(({ readyState }) => readyState)).toEqual(['closed', 'open']);
  });

  it('[FT17] end 20 seconds after the last transfer, and those that a sender leaves open 30 seconds after it', async () => {
    const { clock, sender, receiver, seen } = setup();
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(1));
    for (const side of [sender, receiver]) side.setBusy(false);
    clock.advance(19_999);
    for (const side of [sender, receiver]) side.setBusy(true);
    clock.advance(60_000);
    expect(seen.up[0]?.readyState).toBe('open');
    sender.setBusy(false);
    clock.advance(20_000);
    expect(seen.up[0]?.readyState).toBe('closed');
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(2));
    receiver.setBusy(false);
    clock.advance(30_000);
    expect(seen.up[1]?.readyState).toBe('closed');
  });

  it('are not made for a sender who sends nothing', () => {
    const { receiver } = setup();
    const made = countConnections();
    receiver.setBusy(false);
    receiver.hear({ type: 'line', bySender: true, number: 1, signal: { type: 'offer', sdp: 'v=0' } });
    expect(made.count).toBe(0);
  });

  it('that break together are one failure, and after three the sender does without', async () => {
    const { sender, receiver, seen } = setup();
    for (let times = 1; times <= 4; times++) {
      sender.open(3);
      const made = Math.min(times, 3) * 3;
      await vi.waitFor(() => expect(seen.up).toHaveLength(made));
      receiver.lose();
      await vi.waitFor(() => expect(seen.lost.sender).toBe(made));
    }
  });

  it('are closed without a word while nothing is under way', async () => {
    const { sender, seen } = setup();
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(1));
    sender.close();
    await vi.waitFor(() => expect(seen.lost.receiver).toBe(1));
    expect(seen.lost.sender).toBe(0);
  });

  it('that come to nothing are tried three times, and the file goes its way without', async () => {
    const { sender, seen, said, clock } = setup({ passes: () => false });
    const made = countConnections();
    for (let tries = 1; tries <= 5; tries++) {
      sender.open(1);
      expect(made.count).toBe(Math.min(tries, 3));
      await vi.waitFor(() => expect(offers(said)).toBe(Math.min(tries, 3)));
      clock.advance(15_000);
      await Promise.resolve();
    }
    expect(seen.lost.sender).toBe(0);
  });

  it('begin from one again when the way to the other side is another one', async () => {
    const { sender, receiver, seen, said } = setup();
    sender.open(2);
    await vi.waitFor(() => expect(seen.up).toHaveLength(2));
    // one page was reloaded, say: it knows nothing of what was offered
    for (const side of [sender, receiver]) side.reset();
    await vi.waitFor(() => expect(said.filter(({ type }) => type === 'line-closed')).toEqual([]));
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(3));
    expect(said.at(-1)).toMatchObject({ number: 1 });
  });

  it('are answered thirty times in a minute', () => {
    const { receiver, clock } = setup({ passes: () => false });
    const made = countConnections();
    const storm = (from: number): void => {
      for (let number = from; number < from + 50; number++) {
        receiver.hear({ type: 'line', bySender: true, number, signal: { type: 'offer', sdp: 'v=0' } });
        receiver.close();
      }
    };
    storm(1);
    expect(made.count).toBe(30);
    clock.advance(60_000);
    storm(100);
    expect(made.count).toBe(60);
  });

  it('hear a hundred candidates of the other side each, and offers only from the side that sends', async () => {
    const heard = { candidates: 0, offers: 0 };
    class Listening extends memoryRtc.RTCPeerConnection {
      override async addIceCandidate(): Promise<void> {
        heard.candidates++;
      }
      override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
        if (description.type === 'offer') heard.offers++;
        await super.setRemoteDescription(description);
      }
    }
    vi.stubGlobal('RTCPeerConnection', Listening);
    const { sender, receiver, seen } = setup();
    sender.open(1);
    await vi.waitFor(() => expect(seen.up).toHaveLength(1));
    const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };
    for (let count = 0; count < 150; count++)
      receiver.hear({ type: 'line', bySender: true, number: 1, signal: { type: 'candidate', candidate } });
    await vi.waitFor(() => expect(heard.candidates).toBe(100));

    sender.hear({ type: 'line', bySender: true, number: 1, signal: { type: 'offer', sdp: 'v=0' } });
    sender.hear({ type: 'line', bySender: true, number: 9, signal: { type: 'offer', sdp: 'v=0' } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.offers).toBe(1);
    expect(seen.lost).toEqual({ sender: 0, receiver: 0 });
  });

  it('are three at most, whatever a sender offers, and none for a number said before', async () => {
    const { receiver } = setup({ passes: () => false });
    const made = countConnections();
    const offer = (number: number): LineMessage => ({
      type: 'line',
      bySender: true,
      number,
      signal: { type: 'offer', sdp: 'v=0' }
    });
    for (const number of [5, 5, 4, 6, 7, 8, 9]) receiver.hear(offer(number));
    expect(made.count).toBe(3);
  });
});
