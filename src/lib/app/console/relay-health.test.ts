import { describe, expect, it } from 'vitest';
import type { RelayView } from '../../session/views.js';
import { relayHealth } from './relay-health.js';

const relays = (...states: RelayView['state'][]): RelayView[] =>
  states.map((state, i) => ({ url: `wss://${i}.example`, state }));

describe('relay health', () => {
  it('[TC2] tells that others are used while one is down', () => {
    const health = relayHealth(relays('open', 'down', 'connecting'));
    expect(health).toMatchObject({ kind: 'some', open: 1, down: [{ url: 'wss://1.example' }] });
  });

  it('[TC2] says that none is left only when every one has failed', () => {
    expect(relayHealth(relays('down', 'connecting'))).toEqual({ kind: 'connecting' });
    expect(relayHealth(relays('down', 'down'))).toEqual({ kind: 'none' });
  });

  it('[TC2] raises no alarm while relays are still being reached', () => {
    expect(relayHealth(relays('connecting', 'connecting'))).toEqual({ kind: 'connecting' });
    expect(relayHealth(relays('open', 'connecting'))).toEqual({ kind: 'all' });
  });
});
