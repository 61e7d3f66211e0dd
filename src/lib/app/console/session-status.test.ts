import { describe, expect, it } from 'vitest';
import type { SessionStatus } from '../../session/views.js';
import { canEnd, canRemove, isUnderWay } from './session-status.js';

describe('what may be done with a session', () => {
  it.each<SessionStatus>(['waiting', 'active', 'on-hold', 'reconnecting', 'offline'])(
    '[TC3] ends a session that is %s, and does not just remove it',
    (status) => {
      expect(canEnd(status)).toBe(true);
      expect(canRemove(status)).toBe(false);
    }
  );

  it.each<SessionStatus>(['connecting', 'timed-out', 'closed', 'closed-by-waiting-customer'])(
    '[TC3] removes a session that is %s without a question',
    (status) => {
      expect(canEnd(status)).toBe(false);
      expect(canRemove(status)).toBe(true);
    }
  );

  it('[TC1] holds nobody back whose sessions are over or only invited', () => {
    const held = (['connecting', 'active', 'reconnecting', 'closed'] as const).filter(isUnderWay);
    expect(held).toEqual(['active', 'reconnecting']);
  });
});
