import { describe, expect, it } from 'vitest';
import { checkConnection, stateOf } from './joining-steps.js';

describe('joining', () => {
  it('marks the steps before the present one as done', () => {
    expect(
      (['relay', 'technician', 'proof', 'connection'] as const).map((step) => stateOf(step, 'proof'))
    ).toEqual(['done', 'done', 'now', 'todo']);
  });

  it('[UI-C8] names the first thing on the way that does not work, and what does before it', () => {
    expect(checkConnection('relay', 'no-relay', 'offline')).toEqual(['offline']);
    expect(checkConnection('relay', 'no-relay', 'online')).toEqual(['online', 'noRelay']);
    expect(checkConnection('technician', 'no-relay', 'online')).toEqual(['online', 'noRelay']);
    expect(checkConnection('technician', 'technician-not-there', 'online')).toEqual([
      'online',
      'relay',
      'noTechnician'
    ]);
    expect(checkConnection('proof', 'technician-not-there', 'online')).toEqual([
      'online',
      'relay',
      'noTechnician'
    ]);
    expect(checkConnection('connection', 'network-blocked', 'online')).toEqual([
      'online',
      'relay',
      'technician',
      'noConnection'
    ]);
  });
});
