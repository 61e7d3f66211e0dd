import { describe, expect, it } from 'vitest';
import { decideRepair, type RepairFacts } from './link-repair.js';

const firstTry: RepairFacts = { now: 0, lostSince: 0, wasConnected: false, offeredAt: 0, isAnswered: true };
const loss: RepairFacts = {
  now: 60_000,
  lostSince: 60_000,
  wasConnected: true,
  offeredAt: 0,
  isAnswered: true
};
const at = (facts: RepairFacts, ms: number): ReturnType<typeof decideRepair> =>
  decideRepair({ ...facts, now: facts.now + ms });

describe('repair of a link without a connection', () => {
  it('[MD7] restarts ICE two seconds after the loss, not before', () => {
    expect(at(loss, 1_999)).toBe('wait');
    expect(at(loss, 2_000)).toBe('restart');
  });

  it('[MD7] offers anew after five seconds without an answer, because signals are lost with the channel', () => {
    const unanswered = { ...firstTry, isAnswered: false };
    expect(at(unanswered, 4_999)).toBe('wait');
    expect(at(unanswered, 5_000)).toBe('restart');
  });

  it('[MD7] gives an answered offer ten seconds to connect', () => {
    expect(at(firstTry, 9_999)).toBe('wait');
    expect(at(firstTry, 10_000)).toBe('restart');
    const restarted = { ...loss, now: 62_000, offeredAt: 62_000 };
    expect(at(restarted, 9_999)).toBe('wait');
    expect(at(restarted, 10_000)).toBe('restart');
  });

  it('[MD7] gives up after 30 seconds without ever a connection, after two minutes of an outage', () => {
    const late = { ...firstTry, offeredAt: 29_000 };
    expect(at(late, 29_999)).toBe('wait');
    expect(at(late, 30_000)).toBe('give-up');
    const long = { ...loss, offeredAt: 179_000 };
    expect(at(long, 119_999)).toBe('wait');
    expect(at(long, 120_000)).toBe('give-up');
  });
});
