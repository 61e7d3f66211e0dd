import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import type { SessionRecord } from '../../history/session-record.js';
import { CustomerLife } from './customer-life.svelte.js';
import { offlineAfterMs } from './offline-after.js';

function setup(saved?: Pick<SessionRecord, 'status' | 'startedAt'>) {
  const clock = manualClock(1_000);
  let away = 0;
  const life = new CustomerLife({
    clock,
    saved: saved as SessionRecord | undefined,
    onAway: () => away++
  });
  return { clock, life, away: () => away };
}

describe('the life of a session at its customer', () => {
  it('[LC6] is connecting until the technician is there, then what the technician says', () => {
    const { life } = setup();
    expect([life.status, life.isNew]).toEqual(['connecting', true]);
    life.find();
    expect([life.status, life.isNew]).toEqual(['waiting', false]);
    life.tell('active');
    expect([life.status, life.isActive]).toEqual(['active', true]);
    life.tell('on-hold');
    expect([life.status, life.isActive]).toEqual(['on-hold', false]);
  });

  it('[LC5] is reconnecting at once when its way is lost, offline after five minutes, and comes back', () => {
    const { life, clock, away } = setup();
    life.find();
    life.tell('active');
    life.lose();
    clock.advance(offlineAfterMs - 1);
    expect([life.status, life.isActive, away()]).toEqual(['reconnecting', true, 0]);
    clock.advance(1);
    expect([life.status, away()]).toEqual(['offline', 1]);
    life.find();
    expect(life.status).toBe('active');
  });

  it('[LC5] a way that is there again in time leaves nothing behind', () => {
    const { life, clock, away } = setup();
    life.find();
    life.lose();
    clock.advance(offlineAfterMs - 1);
    life.find();
    life.lose();
    clock.advance(offlineAfterMs - 1);
    life.find();
    clock.advance(offlineAfterMs);
    expect([life.status, away()]).toEqual(['waiting', 0]);
  });

  it('[LC4] starts once, and knows what of it is new', () => {
    const { life, clock } = setup();
    expect(life.tell('waiting')).toBeUndefined();
    expect(life.tell('active')).toBe('started');
    clock.advance(1_000);
    expect(life.tell('active')).toBeUndefined();
    expect(life.tell('on-hold')).toBe('held');
    expect(life.tell('active')).toBe('resumed');
    expect(life.startedAt).toBe(1_000);
  });

  it('[LC4] hears nothing new after a reload in what it was told before', () => {
    const before = setup();
    before.life.tell('active');
    const { life } = setup(before.life.forRecord());
    expect(life.isActive).toBe(false);
    expect(life.tell('active')).toBeUndefined();
    expect(life.startedAt).toBe(1_000);
    expect(life.forRecord()).toEqual(before.life.forRecord());
  });

  it('[EN2] is closed once it has an end, wherever its way stands', () => {
    const { life, clock } = setup();
    life.find();
    clock.advance(500);
    life.noteEnd('technician');
    expect([life.status, life.end]).toEqual(['closed', { endedBy: 'technician', endedAt: 1_500 }]);
    life.lose();
    expect(life.status).toBe('closed');
  });

  it('[TB1] no timer is left once it is closed', () => {
    const { life, clock, away } = setup();
    life.find();
    life.lose();
    life.close();
    life.close();
    clock.advance(offlineAfterMs);
    expect(away()).toBe(0);
  });
});
