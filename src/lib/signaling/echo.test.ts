import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Echo } from './echo.js';

/** Stands in for the browser's channel: the test plays the peer. */
class FakeChannel {
  readyState: RTCDataChannelState = 'open';
  binaryType: BinaryType = 'blob';
  onopen: RTCDataChannel['onopen'] = null;
  onmessage: RTCDataChannel['onmessage'] = null;
  readonly sent: number[] = [];

  send(data: unknown): void {
    this.sent.push(...(data as Uint8Array));
  }

  opens(): void {
    this.readyState = 'open';
    (this.onopen as (() => void) | null)?.();
  }

  receives(data: unknown): void {
    (this.onmessage as ((event: { data: unknown }) => void) | null)?.({ data });
  }
}

const ping = Uint8Array.of(1).buffer;
const pong = Uint8Array.of(2).buffer;

function setup() {
  const clock = manualClock();
  const channel = new FakeChannel();
  const echo = new Echo(channel, clock);
  const silence = vi.fn();
  echo.onSilence(silence);
  return { clock, channel, echo, silence };
}

describe('the echo', () => {
  it('[RM13] calls once a second and answers every call', () => {
    const { clock, channel } = setup();
    clock.advance(3_000);
    expect(channel.sent).toEqual([1, 1, 1, 1]);
    channel.receives(ping);
    channel.receives(pong);
    expect(channel.sent.slice(4)).toEqual([2]);
  });

  it('[RM13] calls as soon as its channel is open', () => {
    const channel = new FakeChannel();
    channel.readyState = 'connecting';
    const echo = new Echo(channel, manualClock());
    expect(channel.sent).toEqual([]);
    channel.opens();
    expect(channel.sent).toEqual([1]);
    echo.close();
    channel.opens();
    expect(channel.sent).toEqual([1]);
  });

  it('[RM13] says once that nothing has come for two seconds', () => {
    const { clock, channel, echo, silence } = setup();
    channel.receives(pong);
    clock.advance(1_999);
    expect(silence).not.toHaveBeenCalled();
    clock.advance(30_000);
    expect(silence).toHaveBeenCalledOnce();
    expect(echo.isSilent).toBe(true);
    channel.receives(ping);
    expect(echo.isSilent).toBe(false);
    clock.advance(2_000);
    expect(silence).toHaveBeenCalledTimes(2);
  });

  it('[RM13] takes whatever else comes from the peer for a sign of life', () => {
    const { clock, channel, echo, silence } = setup();
    channel.receives(pong);
    for (let i = 0; i < 10; i++) {
      clock.advance(1_500);
      echo.noteHeard();
    }
    expect(silence).not.toHaveBeenCalled();
  });

  it('[RM13] does not take its own sleep for the peer’s silence', () => {
    const timers: (() => void)[] = [];
    let now = 0;
    const sleepy = {
      now: () => now,
      after: (_ms: number, f: () => void) => (timers.push(f), () => undefined)
    };
    const channel = new FakeChannel();
    const echo = new Echo(channel, sleepy);
    channel.receives(pong);
    // a frozen page: the clock goes on, the timer does not
    now += 3_600_000;
    timers.shift()!();
    expect(echo.isSilent).toBe(false);
  });

  it('[RM13] asks at once when there is reason to doubt, and waits one second at most', () => {
    const { clock, channel, echo, silence } = setup();
    channel.receives(pong);
    const before = channel.sent.length;
    echo.check();
    expect(channel.sent).toHaveLength(before + 1);
    clock.advance(1_000);
    expect(silence).toHaveBeenCalledOnce();
  });

  it('[RM13] a check that is answered changes nothing', () => {
    const { clock, channel, echo, silence } = setup();
    channel.receives(pong);
    echo.check();
    channel.receives(pong);
    clock.advance(1_500);
    expect(silence).not.toHaveBeenCalled();
  });

  it('[RM13] a peer without an echo is never called silent', () => {
    const { clock, echo } = setup();
    echo.noteHeard();
    clock.advance(60_000);
    expect(echo.isSilent).toBe(false);
  });

  it('[RM13] answers a flood of calls in bounds, and nothing that is no call', () => {
    const { clock, channel } = setup();
    for (let i = 0; i < 10_000; i++) channel.receives(ping);
    expect(channel.sent.length).toBeLessThanOrEqual(21);
    clock.advance(60_000);
    const before = channel.sent.length;
    for (const data of [
      'x',
      new ArrayBuffer(0),
      new ArrayBuffer(2),
      new ArrayBuffer(1),
      Uint8Array.of(3).buffer
    ])
      channel.receives(data);
    expect(channel.sent).toHaveLength(before);
  });

  it('[RM13] says and hears nothing after its end', () => {
    const { clock, channel, echo, silence } = setup();
    channel.receives(pong);
    echo.close();
    const before = channel.sent.length;
    channel.receives(ping);
    clock.advance(60_000);
    expect(channel.sent).toHaveLength(before);
    expect(silence).not.toHaveBeenCalled();
  });
});
