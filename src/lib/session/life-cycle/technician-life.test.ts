import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import type { SessionRecord } from '../../history/session-record.js';
import { sampleRecord } from '../../history/session-record.sample.js';
import { twoWeeksMs, type TimeOuts } from './life-timers.js';
import { offlineAfterMs } from './offline-after.js';
import type { Trigger } from './life-cycle.js';
import { TechnicianLife } from './technician-life.svelte.js';

const minute = 60_000;

function setup(saved?: Partial<SessionRecord>, clock = manualClock(60 * minute)) {
  const timeOuts: TimeOuts = {
    connectingTimeoutMinutes: 30,
    waitingTimeoutMinutes: 60,
    waitingTimeoutRow: 'stays',
    offlineTimeoutMinutes: 10
  };
  const over: Trigger[] = [];
  let moves = 0;
  const life = new TechnicianLife({
    clock,
    saved: saved && sampleRecord(saved),
    timeOuts: () => timeOuts,
    onMoved: () => moves++,
    onTimeOver: (trigger) => over.push(trigger)
  });
  return { clock, life, timeOuts, over, moves: () => moves };
}

function active() {
  const made = setup();
  made.life.move('customer-arrived');
  made.life.move('start');
  return made;
}

describe('the life of a session at its technician', () => {
  it('[LC2] a session with a status of a newer page can be gone on with', () => {
    const { life } = setup({ status: 'incoming', statusSince: 5 });
    expect(life.status).toBe('reconnecting');
    expect(life.move('network-back')).toBe(true);
    expect(life.status).toBe('waiting');
  });

  it('[LC1, LC2] moves by the table, and tells every move', () => {
    const { life, moves } = setup();
    expect(life.move('start')).toBe(false);
    expect([life.status, moves()]).toEqual(['connecting', 0]);
    expect(life.move('customer-arrived')).toBe(true);
    expect([life.status, moves()]).toEqual(['waiting', 1]);
  });

  it('[LC3] counts as active while an active session is interrupted', () => {
    const { life } = active();
    expect([life.isActive, life.isInterrupted]).toEqual([true, false]);
    life.move('network-lost');
    expect([life.isActive, life.isInterrupted]).toEqual([true, true]);
    life.move('network-back');
    life.move('hold');
    life.move('network-lost');
    expect(life.isActive).toBe(false);
  });

  it('[LC10] says once when the time of its status is over', () => {
    const { life, clock, over } = setup();
    clock.advance(30 * minute - 1);
    expect(over).toEqual([]);
    clock.advance(1);
    expect(over).toEqual(['time-out']);
    expect(life.status).toBe('connecting');
    clock.advance(30 * minute);
    expect(over).toHaveLength(1);
  });

  it('[LC10] counts anew from every move', () => {
    const { life, clock, over } = setup();
    clock.advance(29 * minute);
    life.move('customer-arrived');
    clock.advance(60 * minute - 1);
    expect(over).toEqual([]);
    clock.advance(1);
    expect(over).toEqual(['time-out']);
  });

  it('[LC10] goes by the wall clock: who slept over the time finds it over', () => {
    const clock = manualClock(60 * minute);
    let sleptMs = 0;
    const { over } = setup(undefined, { ...clock, now: () => clock.now() + sleptMs });
    sleptMs = 31 * minute;
    clock.advance(minute / 2);
    expect(over).toEqual(['time-out']);
  });

  it('[LC10] a setting that changes holds for the status that is there', () => {
    const { clock, timeOuts, over } = setup();
    timeOuts.connectingTimeoutMinutes = 5;
    clock.advance(5 * minute);
    expect(over).toEqual(['time-out']);
  });

  it('[LC10] a time that is made longer in its last seconds is longer', () => {
    const { clock, timeOuts, over } = setup();
    clock.advance(30 * minute - 5_000);
    timeOuts.connectingTimeoutMinutes = 40;
    clock.advance(10 * minute + 4_999);
    expect(over).toEqual([]);
    clock.advance(1);
    expect(over).toEqual(['time-out']);
  });

  it('[LC5] is not prolonged by a reload', () => {
    const { clock, over } = setup({ status: 'connecting', statusSince: 35 * minute });
    clock.advance(5 * minute - 1);
    expect(over).toEqual([]);
    clock.advance(1);
    expect(over).toEqual(['time-out']);
  });

  it('[LC3, LC4] comes back from a reload interrupted, and leads to where it was', () => {
    const { life } = setup({ status: 'active', statusSince: 10, startedAt: 5 });
    expect([life.status, life.since]).toEqual(['reconnecting', 60 * minute]);
    life.move('network-back');
    expect([life.status, life.since, life.startedAt]).toEqual(['active', 10, 5]);
  });

  it('[LC8] finds a loss that is older than five minutes offline at once', () => {
    const { life, clock } = active();
    const heardAt = clock.now();
    clock.advance(offlineAfterMs);
    expect(life.lose(heardAt)).toBe(true);
    expect(life.status).toBe('offline');
  });

  it('[LC5, LC8] is reconnecting after a young loss, and where offline is no step', () => {
    const young = active();
    young.clock.advance(offlineAfterMs - 1);
    young.life.lose(60 * minute);
    expect(young.life.status).toBe('reconnecting');

    const waiting = setup();
    waiting.life.move('customer-arrived');
    waiting.clock.advance(offlineAfterMs);
    waiting.life.lose(60 * minute);
    expect(waiting.life.status).toBe('reconnecting');

    const unheard = active();
    unheard.clock.advance(offlineAfterMs);
    unheard.life.lose(undefined);
    expect(unheard.life.status).toBe('reconnecting');
  });

  it('[LC5] cannot be lost once it is over', () => {
    const { life } = active();
    life.move('customer-closed');
    expect(life.lose(0)).toBe(false);
    expect([life.status, life.isOver]).toEqual(['closed', true]);
  });

  it('[LC10] two weeks after its time-out the row goes', () => {
    const { clock, life, over } = setup();
    life.move('customer-arrived');
    life.move('time-out');
    expect(life.isOver).toBe(true);
    clock.advance(twoWeeksMs);
    expect(over).toEqual(['system-time-out']);
  });

  it('[TB1] stands still once another page goes on with it, also when its way closes then', () => {
    const { clock, life, over } = active();
    life.close();
    life.close();
    expect(life.lose(clock.now())).toBe(false);
    clock.advance(2 * twoWeeksMs);
    expect([life.status, over]).toEqual(['active', []]);
  });

  it('[LC3, LC4] is the same again from its record', () => {
    const { life, clock } = active();
    clock.advance(minute);
    life.move('network-lost');
    const again = setup(life.forRecord(), clock).life;
    expect(again.forRecord()).toEqual(life.forRecord());
  });

  it('[LC10] keeps who ended it, and when', () => {
    const { life, clock } = active();
    expect(life.end).toBeUndefined();
    life.move('customer-closed');
    life.noteEnd('customer');
    const end = { endedBy: 'customer', endedAt: 60 * minute };
    expect(life.end).toEqual(end);
    clock.advance(minute);
    expect(setup(life.forRecord(), clock).life.end).toEqual(end);
  });
});
