import { parseConfig } from '$lib/base/config.js';
import { systemClock } from '$lib/base/clock.js';
import { Presence } from '$lib/session/life-cycle/presence.svelte.js';
import { ConsoleSettings } from '$lib/session/settings/console-settings.svelte.js';
import type { ConsoleView, RelayView } from '$lib/session/views.js';
import { features } from '$lib/app/features.js';
import { ConsoleFeatures } from '$lib/session/host/console-features.svelte.js';
import { FakeSession } from './fake-session.svelte.js';

export class FakeConsole implements ConsoleView {
  sessions = $state.raw<readonly FakeSession[]>([]);
  #selectedId = $state<string | undefined>();
  leadership = $state<ConsoleView['leadership']>('leading');
  relays = $state.raw<readonly RelayView[]>(relaysWith('open', 'open', 'open'));
  readonly features = ConsoleFeatures.inMemory(features).handles;
  isForgetful = $state(false);
  technicianName = $state('Kim Sørensen');
  startsAtOnce = $state(false);
  readonly settings = ConsoleSettings.inMemory(parseConfig({}, location.href).config);
  readonly presence = new Presence(systemClock, {
    activeSessions: () => this.sessions.filter(({ status }) => status === 'active').length,
    busyFromSessions: () => this.settings.values.busyFromSessions,
    awayAfterMinutes: () => this.settings.values.awayAfterMinutes
  });

  get selected(): FakeSession | undefined {
    return this.sessions.find(({ id }) => id === this.#selectedId);
  }

  select(id: string): void {
    this.#selectedId = id;
  }

  add(session: FakeSession): FakeSession {
    this.sessions = [...this.sessions, session];
    return session;
  }

  create(options: { name: string; customFields: [string, string]; startsAtOnce: boolean }): FakeSession {
    return this.add(new FakeSession(options));
  }

  remove(id: string): void {
    this.sessions = this.sessions.filter((session) => session.id !== id);
  }

  takeOver(): void {
    this.leadership = 'taking';
    setTimeout(() => (this.leadership = 'leading'), 400);
  }
}

export function relaysWith(...states: RelayView['state'][]): RelayView[] {
  return states.map((state, i) => ({ url: `wss://relay-${i + 1}.example.org/`, state }));
}
