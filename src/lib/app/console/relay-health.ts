import type { RelayView } from '../../session/views.js';

export type RelayHealth =
  | { kind: 'all' }
  | { kind: 'connecting' }
  | { kind: 'some'; open: number; down: readonly RelayView[] }
  | { kind: 'none' };

/** How the relays are as a whole. One that is still being reached counts as neither good nor bad. */
export function relayHealth(relays: readonly RelayView[]): RelayHealth {
  const open = relays.filter(({ state }) => state === 'open').length;
  const down = relays.filter(({ state }) => state === 'down');
  if (down.length === 0) return { kind: open > 0 ? 'all' : 'connecting' };
  if (open > 0) return { kind: 'some', open, down };
  return { kind: down.length === relays.length ? 'none' : 'connecting' };
}
