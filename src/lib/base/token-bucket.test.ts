import { describe, expect, it } from 'vitest';
import { perMinute, TokenBucket } from './token-bucket.js';

const setup = (rate: { burst: number; perSecond: number }) => {
  const clock = { at: 1_000, now: () => clock.at };
  const bucket = new TokenBucket(clock, rate);
  const takes = (times: number): number =>
    Array.from({ length: times }, () => bucket.take()).filter(Boolean).length;
  return { clock, bucket, takes };
};

describe('token bucket', () => {
  it('lets a burst through, then what the rate gives', () => {
    const { clock, takes } = setup({ burst: 3, perSecond: 2 });
    expect(takes(5)).toBe(3);
    clock.at += 1_000;
    expect(takes(5)).toBe(2);
    clock.at += 60_000;
    expect(takes(5)).toBe(3);
  });

  it('does not count what it refuses', () => {
    const { bucket } = setup({ burst: 10, perSecond: 1 });
    expect(bucket.take(11)).toBe(false);
    expect(bucket.take(10)).toBe(true);
    expect(bucket.take(1)).toBe(false);
  });

  it('gives back a whole limit in a minute', () => {
    const { clock, takes } = setup(perMinute(10));
    expect(takes(20)).toBe(10);
    clock.at += 6_000;
    expect(takes(20)).toBe(1);
    clock.at += 60_000;
    expect(takes(20)).toBe(10);
  });

  it('goes on after a clock that was set back', () => {
    const { clock, takes } = setup({ burst: 2, perSecond: 1 });
    takes(2);
    clock.at -= 3_600_000;
    expect(takes(1)).toBe(0);
    clock.at += 1_000;
    expect(takes(2)).toBe(1);
  });
});
