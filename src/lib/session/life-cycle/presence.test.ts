import { describe, expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { Presence } from './presence.svelte.js';

function setup(awayAfterMinutes = 5) {
  const clock = manualClock();
  const facts = { active: 0 };
  const presence = new Presence(clock, {
    activeSessions: () => facts.active,
    busyFromSessions: () => 3,
    awayAfterMinutes: () => awayAfterMinutes
  });
  return { clock, facts, presence };
}

describe('the technician’s status', () => {
  it('[CS4] is busy by itself at a number of active sessions, never by hand', () => {
    const { facts, presence } = setup();
    expect(presence.status).toBe('online');
    facts.active = 3;
    expect(presence.status).toBe('busy');
    facts.active = 2;
    expect(presence.status).toBe('online');
  });

  it('[CS4] away set by hand stays until it is taken back by hand', () => {
    const { presence } = setup();
    presence.setAway(true);
    presence.touch();
    expect(presence.status).toBe('away');
    presence.setAway(false);
    expect(presence.status).toBe('online');
  });

  it('[CS4] away by idleness ends with the next touch', () => {
    const { clock, presence } = setup();
    clock.advance(5 * 60_000 + 10_000);
    expect(presence.status).toBe('away');
    presence.touch();
    expect(presence.status).toBe('online');
  });

  it('[CS4] nobody is away by idleness who did not ask for it', () => {
    const { clock, presence } = setup(0);
    clock.advance(600 * 60_000);
    expect(presence.status).toBe('online');
  });

  it('[LG6] every change is announced once, whatever caused it', () => {
    const told: string[] = [];
    const clock = manualClock();
    const facts = { active: 0 };
    const presence = new Presence(clock, {
      activeSessions: () => facts.active,
      busyFromSessions: () => 3,
      awayAfterMinutes: () => 5,
      onChanged: (status) => told.push(status)
    });
    presence.touch();
    presence.setAway(true);
    presence.setAway(true);
    presence.setAway(false);
    facts.active = 3;
    clock.advance(10_000);
    clock.advance(5 * 60_000);
    expect(told).toEqual(['away', 'online', 'busy', 'away']);
  });
});
