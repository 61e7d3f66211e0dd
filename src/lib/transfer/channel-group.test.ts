import { describe, expect, it } from 'vitest';
import { ChannelGroup } from './channel-group.js';

/** A channel that sends only when it is told to. */
class SlowChannel extends EventTarget {
  readyState: RTCDataChannelState = 'open';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  readonly sent: number[] = [];

  send(frame: ArrayBuffer): void {
    this.sent.push(frame.byteLength);
    this.bufferedAmount += frame.byteLength;
  }

  drain(bytes: number): void {
    const before = this.bufferedAmount;
    this.bufferedAmount -= bytes;
    const low = this.bufferedAmountLowThreshold;
    if (before > low && this.bufferedAmount <= low) this.dispatchEvent(new Event('bufferedamountlow'));
  }
}

function setup() {
  const channels = [new SlowChannel(), new SlowChannel()] as const;
  const [main, other] = channels;
  const group = new ChannelGroup(main);
  const add = (): void => group.add(other);
  const send = (...sizes: number[]): void => {
    for (const size of sizes) group.send(new ArrayBuffer(size));
  };
  return { main, other, group, add, send };
}

describe('[FT17] channels of several connections', () => {
  it('take each frame where the fewest bytes wait', () => {
    const { main, other, group, add, send } = setup();
    send(10);
    add();
    send(30, 5, 1);
    expect([main.sent, other.sent]).toEqual([[10, 5, 1], [30]]);
    expect(group.bufferedAmount).toBe(46);
    main.drain(16);
    other.drain(30);
    send(1);
    expect(main.sent).toEqual([10, 5, 1, 1]);
  });

  it('wake whoever waits once there is room on one of them', () => {
    const { other, group, add, send } = setup();
    add();
    send(100, 100);
    let woken = 0;
    group.whenBelow(100, () => woken++);
    other.drain(49);
    expect(woken).toBe(0);
    other.drain(2);
    expect(woken).toBe(1);
    other.drain(49);
    expect(woken).toBe(1);
  });

  it('leave out one that is closing, and do without one that is gone', () => {
    const { main, other, group, add, send } = setup();
    send(10);
    add();
    send(1);
    other.readyState = 'closing';
    send(2);
    group.whenBelow(100, () => undefined);
    expect(main.bufferedAmountLowThreshold).toBe(100);
    group.remove(other);
    send(3);
    expect([main.sent, other.sent]).toEqual([[10, 2, 3], [1]]);
    expect(group.bufferedAmount).toBe(15);
  });

  it('are open when the session’s own connection is', () => {
    const { main, group, add } = setup();
    main.readyState = 'connecting';
    add();
    expect(group.isOpen).toBe(false);
    let isWoken = false;
    group.whenBelow(100, () => (isWoken = true));
    main.readyState = 'open';
    main.dispatchEvent(new Event('open'));
    expect([isWoken, group.isOpen]).toEqual([true, true]);
  });
});
