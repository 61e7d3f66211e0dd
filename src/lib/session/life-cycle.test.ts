import { describe, expect, it } from 'vitest';
import {
  isInterrupted,
  newLifeCycle,
  step,
  transitions,
  type LifeCycle,
  type Trigger
} from './life-cycle.js';
import type { SessionStatus } from './views.js';

const statuses = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))].filter(
  (status): status is SessionStatus => status !== 'none'
);
const triggers = [...new Set(transitions.map(({ trigger }) => trigger))];

/** A life cycle that satisfies the row's condition. */
function lifeFor(row: (typeof transitions)[number]): LifeCycle {
  return {
    status: row.from as SessionStatus,
    since: 1,
    before: row.when === 'before' ? (row.to as SessionStatus) : undefined,
    startedAt: row.when === 'started' ? 1 : undefined
  };
}

describe('the life cycle of a session', () => {
  it.each(transitions.filter(({ from }) => from !== 'none'))(
    '[LC1] $row: $from, $trigger, $to',
    (transition) => {
      const result = step(lifeFor(transition), transition.trigger, 5);
      expect(result).toMatchObject({ ok: true });
      if (result.ok && transition.to !== 'none') expect(result.value.status).toBe(transition.to);
    }
  );

  it('[LC2] refuses every pair that is not in the table', () => {
    let refused = 0;
    for (const status of statuses) {
      for (const trigger of triggers) {
        if (transitions.some((row) => row.from === status && row.trigger === trigger)) continue;
        const life: LifeCycle = { status, since: 1, before: 'active', startedAt: 1 };
        expect(step(life, trigger, 5)).toEqual({ ok: false, error: 'not-in-the-table' });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(200);
  });

  it('[LC3] returns from an interruption to the status before, also through offline', () => {
    const run = (life: LifeCycle, ...steps: Trigger[]): LifeCycle =>
      steps.reduce((state, trigger, at) => {
        const result = step(state, trigger, at);
        if (!result.ok) throw new Error(`${state.status} refuses ${trigger}`);
        return result.value;
      }, life);
    const waiting = run(newLifeCycle(0), 'customer-arrived');
    expect(run(waiting, 'network-lost', 'network-back').status).toBe('waiting');
    expect(run(waiting, 'network-lost', 'away-too-long', 'network-back').status).toBe('waiting');
    const held = run(waiting, 'start', 'hold');
    expect(run(held, 'network-lost', 'away-too-long', 'network-back').status).toBe('on-hold');
    expect(run(held, 'reboot', 'reboot-finished').status).toBe('on-hold');
  });

  it('[LC4] keeps when the session was first picked up', () => {
    const life = step({ ...newLifeCycle(0), status: 'waiting' }, 'start', 7);
    expect(life).toMatchObject({ ok: true, value: { startedAt: 7, since: 7 } });
    if (!life.ok) return;
    const held = step(life.value, 'hold', 9);
    expect(held).toMatchObject({ ok: true, value: { startedAt: 7, since: 9 } });
  });

  it('[LC3] every interruption leads back by a row to each status it can begin from', () => {
    for (const { from, to } of transitions) {
      if (from === 'none' || to === 'none' || !isInterrupted(to) || isInterrupted(from)) continue;
      const life: LifeCycle = { status: to, since: 1, before: from, startedAt: 1 };
      const back = to === 'rebooting' ? 'reboot-finished' : 'network-back';
      expect(step(life, back, 2), `${from} → ${to}`).toMatchObject({ ok: true, value: { status: from } });
    }
  });
});
