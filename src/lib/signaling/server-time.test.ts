import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { measureTimeOffset } from './server-time.js';

const noon = Date.UTC(2026, 0, 2, 12);
const answering = (headers: Record<string, string>) => async () => new Response(null, { headers });
const offsetAt = (now: number, headers: Record<string, string>) =>
  measureTimeOffset('config.json', answering(headers), manualClock(now));
const date = new Date(noon).toUTCString();

describe('time of the web host', () => {
  it('[RL9] finds a clock that is a day off, in both directions', async () => {
    expect(await offsetAt(noon - 86_400_000, { date })).toBe(86_400_000);
    expect(await offsetAt(noon + 86_400_000, { date })).toBe(-86_400_000);
  });

  it('[RL9] adds the age of a cached answer', async () => {
    expect(await offsetAt(noon, { date, age: '120' })).toBe(120_000);
  });

  it('[RL9] leaves a clock alone that is nearly right', async () => {
    expect(await offsetAt(noon - 29_000, { date })).toBe(0);
  });

  it('[RL9] changes nothing when the host does not say, or does not answer', async () => {
    expect(await offsetAt(noon, {})).toBe(0);
    expect(await offsetAt(noon, { date: 'soon' })).toBe(0);
    expect(await measureTimeOffset('x', () => Promise.reject(new Error('offline')))).toBe(0);
  });
});
