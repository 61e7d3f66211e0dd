import { expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { Presence } from './presence.svelte.js';
import { SystemIdle } from './system-idle.js';

/** A browser that tells once it is allowed to. */
function browser() {
  const state = {
    isAllowed: true,
    user: 'active' as 'active' | 'idle',
    screen: 'unlocked' as 'locked' | 'unlocked',
    thresholds: [] as number[],
    stopped: 0
  };
  class Detector extends EventTarget {
    #isStarted = false;
    get userState() {
      return this.#isStarted ? state.user : null;
    }
    get screenState() {
      return this.#isStarted ? state.screen : null;
    }
    async start({ threshold, signal }: { threshold: number; signal: AbortSignal }): Promise<void> {
      if (!state.isAllowed) throw new DOMException('no', 'NotAllowedError');
      this.#isStarted = true;
      state.thresholds.push(threshold);
      signal.addEventListener('abort', () => state.stopped++);
    }
    static requestPermission = async () => 'granted' as const;
  }
  return { state, system: new SystemIdle(() => Detector) };
}

function presenceWith(system: SystemIdle) {
  const clock = manualClock();
  const told: string[] = [];
  const settings = { minutes: 5 };
  const presence = new Presence(clock, {
    activeSessions: () => 0,
    busyFromSessions: () => 3,
    awayAfterMinutes: () => settings.minutes,
    onChanged: (status) => told.push(status),
    system
  });
  const pass = async (minutes: number): Promise<void> => {
    for (let i = 0; i < minutes * 6; i++) {
      clock.advance(10_000);
      await Promise.resolve();
    }
  };
  return { presence, told, settings, pass };
}

it('[CS6] who works in another program is not away, and who leaves the computer is', async () => {
  const { state, system } = browser();
  const { presence, told, pass } = presenceWith(system);
  await pass(30);
  expect(presence.status).toBe('online');
  state.user = 'idle';
  await pass(1);
  expect(presence.status).toBe('away');
  state.user = 'active';
  await pass(1);
  expect(presence.status).toBe('online');
  state.screen = 'locked';
  await pass(1);
  expect(told).toEqual(['away', 'online', 'away']);
});

it('[CS6] without the permission it is the page that is idle, until it is given', async () => {
  const { state, system } = browser();
  state.isAllowed = false;
  const { presence, pass } = presenceWith(system);
  await pass(6);
  expect(presence.status).toBe('away');
  presence.touch();
  state.isAllowed = true;
  await pass(30);
  expect(presence.status).toBe('online');
});

it('[CS6] follows the settings, and stops when nobody wants to know', async () => {
  const { state, system } = browser();
  const { settings, pass } = presenceWith(system);
  await pass(1);
  settings.minutes = 10;
  await pass(1);
  settings.minutes = 0;
  await pass(1);
  expect(state.thresholds).toEqual([300_000, 600_000]);
  expect(state.stopped).toBe(2);
});

it('[CS6] a browser without such a detector tells nothing', () => {
  expect(new SystemIdle(() => undefined).watch(5)).toBeUndefined();
});
