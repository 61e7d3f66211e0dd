import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { logAsText, SessionLog } from './session-log.js';

describe('the session log', () => {
  it('[LG1] only grows, and keeps what was saved before a reload', () => {
    const clock = manualClock(1_000);
    const first = new SessionLog(clock);
    first.add('created');
    const second = new SessionLog(clock, first.entries);
    clock.advance(5);
    second.add('connected', { path: 'direct' });
    expect(second.entries.map(({ kind, at }) => [kind, at])).toEqual([
      ['created', 1_000],
      ['connected', 1_005]
    ]);
    expect(first.entries).toHaveLength(1);
  });

  it('[LG2] is bounded against a peer that causes lines in a loop', () => {
    const log = new SessionLog(manualClock());
    for (let i = 0; i < 2_000; i++) log.add('lost');
    log.add('started');
    expect(log.entries.length).toBe(1_001);
    for (let i = 0; i < 6_000; i++) log.add(`kind ${i % 10}`);
    expect(log.entries.length).toBe(5_000);
    log.add('ended-by-customer');
    expect(log.entries.at(-1)?.kind).toBe('ended-by-customer');
  });

  it("[LG3] a peer's name can neither begin a new line of the saved text nor turn its direction", () => {
    const log = new SessionLog(manualClock());
    log.add('named', { name: 'Eve\r\n2026-01-01 00:00:00  Session ended\u202Egnp' });
    const text = logAsText(log.entries, ({ facts }) => `Named ${facts['name']}`);
    expect(text.trimEnd().split(/\r\n|\r|\n/)).toHaveLength(1);
    expect(text).not.toContain('\u202E');
  });

  it('[LG4] ends with the end: what was still under way is not written behind it', () => {
    const log = new SessionLog(manualClock());
    log.add('ended-by-customer');
    log.seal();
    log.add('connected', { path: 'direct' });
    expect(log.entries.map(({ kind }) => kind)).toEqual(['ended-by-customer']);
  });
});
