import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  isInterrupted,
  newLifeCycle,
  step,
  transitions,
  type LifeCycle,
  type Trigger
} from './life-cycle.js';
import type { SessionStatus } from '../views.js';

const statuses = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))].filter(
  (status): status is SessionStatus => status !== 'none'
);
/** Whoever moves a session along: its timers, and its technician's page. */
const sources = ['life-timers.ts', 'technician-life.svelte.ts', '../technician-session.svelte.ts'].map(
  (file) => readFileSync(new URL(file, import.meta.url), 'utf8')
);
const triggers = [...new Set(transitions.map(({ trigger }) => trigger))];

/** The rows of the reference, copied from there and not from the code: number, from, to. */
const reference = `
  02 connecting waiting, 03 connecting removed, 04 connecting removed, 05 connecting active,
  06 waiting active, 08 waiting removed, 09 waiting reconnecting, 10 waiting rebooting,
  12 waiting timed-out, 13 waiting closed-by-waiting-customer, 14 active closed, 15 active timed-out,
  16 active removed, 17 active rebooting, 18 active reconnecting, 20 active on-hold, 23 active offline,
  25 active closed-by-waiting-customer, 26 on-hold active, 28 on-hold rebooting, 30 on-hold closed,
  31 on-hold reconnecting, 32 on-hold timed-out, 33 reconnecting active, 34 reconnecting on-hold,
  35 reconnecting timed-out, 36 reconnecting removed, 37 reconnecting waiting, 40 reconnecting offline,
  41 reconnecting closed, 42 offline active, 43 offline timed-out, 44 offline removed,
  45 offline on-hold, 46 offline waiting, 48 offline closed, 70 rebooting active, 74 rebooting on-hold,
  77 rebooting waiting, 78 rebooting offline, 79 closed removed, 80 timed-out timed-out,
  81 timed-out removed, 82 timed-out none`
  .split(',')
  .map((line) => line.trim());

/** A life cycle that satisfies the row's condition. */
function lifeFor(row: (typeof transitions)[number]): LifeCycle {
  return {
    status: row.from,
    since: 1,
    before: row.when === 'before' ? (row.to as SessionStatus) : undefined,
    startedAt: row.when === 'started' ? 1 : undefined
  };
}

describe('the life cycle of a session', () => {
  it.each(transitions)('[LC1] $row: $from, $trigger, $to', (transition) => {
    const result = step(lifeFor(transition), transition.trigger, 5);
    expect(result).toMatchObject({ ok: true });
    if (result.ok && transition.to !== 'none') expect(result.value.status).toBe(transition.to);
  });

  it('[LC1] has the rows of the reference, under their numbers', () => {
    const inCode = transitions
      .filter(({ row }) => row.startsWith('TRN-'))
      .map(({ row, from, to }) => `${row.slice(4)} ${from} ${to}`);
    expect([...new Set(inCode)].sort()).toEqual([...reference].sort());
  });

  it('[LC1] has no row that nothing can fire, and no status that nothing leads to', () => {
    const fired = sources.join('\n');
    for (const trigger of triggers) expect(fired, trigger).toMatch(new RegExp(`'${trigger}'`));
    const reached = new Set<SessionStatus>(['connecting']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of transitions) if (to !== 'none' && reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  it('[LC1] no two rows lead from one status by one trigger to different ends under one condition', () => {
    const ends = new Map<string, string>();
    for (const { from, trigger, to, when } of transitions) {
      const start = `${from} ${trigger} ${when ?? ''} ${when === 'before' ? to : ''}`;
      expect(ends.get(start) ?? to, start).toBe(to);
      ends.set(start, to);
    }
  });

  it('[LC2] refuses every pair that is not in the table, wherever the session came from', () => {
    let refused = 0;
    for (const status of statuses) {
      for (const trigger of triggers) {
        const rows = transitions.filter((row) => row.from === status && row.trigger === trigger);
        for (const before of [undefined, ...statuses]) {
          for (const startedAt of [undefined, 1]) {
            const life: LifeCycle = { status, since: 1, before, startedAt };
            const isMet = rows.some(
              ({ when, to }) =>
                when === undefined ||
                (when === 'before' ? to === before : (when === 'started') === (startedAt !== undefined))
            );
            const result = step(life, trigger, 5);
            expect(result.ok, `${status} ${trigger} ${before} ${startedAt}`).toBe(isMet);
            if (!result.ok) refused++;
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(3_000);
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

  it('[LC3] an interruption takes no time away from the status it leads back to', () => {
    const begun: LifeCycle = { ...newLifeCycle(0), status: 'on-hold', since: 3, startedAt: 1 };
    const after = (...steps: [Trigger, number][]): LifeCycle =>
      steps.reduce<LifeCycle>((life, [trigger, at]) => {
        const next = step(life, trigger, at);
        if (!next.ok) throw new Error(`${life.status} refuses ${trigger}`);
        return next.value;
      }, begun);
    expect(after(['network-lost', 10])).toMatchObject({ status: 'reconnecting', since: 10 });
    expect(after(['network-lost', 10], ['network-back', 12])).toMatchObject({ status: 'on-hold', since: 3 });
    expect(after(['network-lost', 10], ['away-too-long', 20], ['network-back', 30])).toMatchObject({
      status: 'on-hold',
      since: 3,
      beforeSince: undefined
    });
    expect(after(['start', 40])).toMatchObject({ status: 'active', since: 40 });
  });

  it('[LC4] keeps when the session was first picked up', () => {
    const life = step({ ...newLifeCycle(0), status: 'waiting' }, 'start', 7);
    expect(life).toMatchObject({ ok: true, value: { startedAt: 7, since: 7 } });
    if (!life.ok) return;
    const held = step(life.value, 'hold', 9);
    expect(held).toMatchObject({ ok: true, value: { startedAt: 7, since: 9 } });
    const goesOn = held.ok && step(held.value, 'start', 11);
    expect(goesOn).toMatchObject({ ok: true, value: { startedAt: 7, since: 11 } });
  });

  it('[LC3] every interruption leads back by a row to each status it can begin from', () => {
    for (const { from, to } of transitions) {
      if (to === 'none' || !isInterrupted(to) || isInterrupted(from)) continue;
      const life: LifeCycle = { status: to, since: 1, before: from, startedAt: 1 };
      const back = to === 'rebooting' ? 'reboot-finished' : 'network-back';
      expect(step(life, back, 2), `${from} → ${to}`).toMatchObject({ ok: true, value: { status: from } });
    }
  });
});
