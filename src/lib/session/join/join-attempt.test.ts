import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { JoinAttempt } from './join-attempt.svelte.js';

describe('an attempt to join', () => {
  it.each([
    ['relay', 5_000, 'no-relay'],
    ['technician', 8_000, 'technician-not-there'],
    ['proof', 10_000, 'technician-not-there'],
    ['connection', 18_000, 'network-blocked']
  ] as const)('at the step %s says after %d ms that it may be %s', (step, ms, trouble) => {
    const clock = manualClock(7);
    const attempt = new JoinAttempt(clock, step);
    clock.advance(ms - 1);
    expect(attempt.phase).toEqual({ phase: 'joining', step, since: 7, trouble: undefined });
    clock.advance(1);
    expect(attempt.phase).toEqual({ phase: 'joining', step, since: 7, trouble });
    expect(attempt.signal.aborted).toBe(false);
  });

  it('counts anew at each step, and forgets the trouble of the last one', () => {
    const clock = manualClock();
    const attempt = new JoinAttempt(clock, 'relay');
    clock.advance(4_999);
    attempt.goTo('technician');
    clock.advance(7_999);
    expect(attempt.phase.trouble).toBeUndefined();
    clock.advance(1);
    expect(attempt.phase.trouble).toBe('technician-not-there');
    attempt.goTo('proof');
    expect(attempt.phase).toMatchObject({ step: 'proof', since: 12_999, trouble: undefined });
  });

  it.each(['error', 'unhandledrejection'])(
    '[OP2] says for good that something is broken, whatever else would be to blame: %s',
    (kind) => {
      const clock = manualClock();
      const page = new EventTarget();
      const attempt = new JoinAttempt(clock, 'relay', page);
      attempt.goTo('technician');
      page.dispatchEvent(new Event(kind));
      expect(attempt.phase.trouble).toBe('unexpected');
      clock.advance(60_000);
      expect(attempt.phase.trouble).toBe('unexpected');
      // it may succeed all the same
      attempt.goTo('connection');
      expect(attempt.phase).toMatchObject({ step: 'connection', trouble: 'unexpected' });
      expect(attempt.signal.aborted).toBe(false);
    }
  );

  it('[OP2] hears nothing of the page once it is over', () => {
    const page = new EventTarget();
    const attempt = new JoinAttempt(manualClock(), 'relay', page);
    attempt.end();
    page.dispatchEvent(new Event('error'));
    expect(attempt.phase.trouble).toBeUndefined();
  });

  it('does nothing any more once it is over', () => {
    const clock = manualClock();
    const attempt = new JoinAttempt(clock, 'relay');
    attempt.end();
    attempt.end();
    attempt.goTo('proof');
    clock.advance(60_000);
    expect(attempt.signal.aborted).toBe(true);
    expect(attempt.phase).toEqual({ phase: 'joining', step: 'relay', since: 0, trouble: undefined });
  });
});
