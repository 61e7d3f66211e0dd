import { describe, expect, it } from 'vitest';
import { soundEvents } from '../../../session/settings/setting-fields.js';
import { refusalsIn, signalsBetween, type Look, type SessionLook } from './signals.js';
import { melodies } from './sounds.js';

const session = (facts: Partial<SessionLook> = {}): SessionLook => ({
  id: 'a',
  name: 'Ida',
  status: 'active',
  received: 0,
  isUrgent: false,
  refusals: 0,
  files: 0,
  ...facts
});
const look = (facts: Partial<SessionLook> = {}, more: Partial<Look> = {}): Look => ({
  sessions: [session(facts)],
  hasNetwork: true,
  isVisible: true,
  writingIn: undefined,
  ...more
});
const events = (before: Look, now: Look): string[] => signalsBetween(before, now).map(({ event }) => event);

describe('signals', () => {
  it('[TC17] each of the nine events follows from what happened, once', () => {
    const hidden = { isVisible: false };
    const found = [
      ...events(look({ status: 'connecting' }), look({ status: 'waiting' }, hidden)),
      ...events(look({ status: 'connecting' }), look({ status: 'waiting' })),
      ...events(look(), look({ status: 'reconnecting' })),
      ...events(look(), look({}, { hasNetwork: false })),
      ...events(look(), look({ refusals: 1 })),
      ...events(look({ status: 'waiting' }), look({ status: 'waiting', isUrgent: true })),
      ...events(look(), look({ received: 2 }, hidden)),
      ...events(look(), look({ received: 1 })),
      ...events(look(), look({ files: 1 }))
    ];
    expect(found).toEqual([...soundEvents]);
    expect(events(look({ received: 3 }), look({ received: 3 }))).toEqual([]);
  });

  it('[TC17] what the technician is just reading, and what a reload brings back, is no news', () => {
    expect(events(look(), look({ received: 1 }, { writingIn: 'a' }))).toEqual([]);
    const empty = { sessions: [], hasNetwork: true, isVisible: true, writingIn: undefined };
    expect(events(empty, look({ status: 'waiting', received: 9 }))).toEqual([]);
  });

  it('[TC17] a customer is not cut off by accident when it is our own network', () => {
    const lost = look({ status: 'reconnecting' }, { hasNetwork: false });
    expect(events(look(), lost)).toEqual(['network-lost']);
  });

  it('[TC17] every event has a sound of its own', () => {
    const texts = soundEvents.map((event) => JSON.stringify(melodies[event]));
    expect(new Set(texts).size).toBe(9);
  });
});

it('[TC17] what the technician declines is no refusal of the customer', () => {
  const declined = (sender: string) => ({ kind: 'file-declined', facts: { name: 'a', sender } });
  expect(refusalsIn([declined('customer')])).toBe(0);
  expect(refusalsIn([declined('technician'), { kind: 'screen-declined', facts: {} }])).toBe(2);
});
