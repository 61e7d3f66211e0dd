import { every } from '../base/clock.js';
import type { Config } from '../base/config.js';
import { requestPersistence } from '../history/request-persistence.js';
import { openEnvironment, type Environment } from './link/environment.js';
import type { FeatureHandle, FeatureManifest } from './manifest.js';
import { isInactive } from './life-cycle/inactivity.js';
import { Presence } from './life-cycle/presence.svelte.js';
import { SystemIdle } from './life-cycle/system-idle.js';
import { createSession, restoreOverSession, restoreSession } from './open-technician-session.js';
import { ConsoleFeatures } from './host/console-features.svelte.js';
import { ConsoleSettings } from './settings/console-settings.svelte.js';
import { openSessions, overSessions } from './store/stored-session.js';
import { leadAs, type TabLead } from './join/tab-lead.js';
import { archiveLeft } from './store/archive-left.js';
import type { SessionHost, TechnicianSession } from './technician-session.svelte.js';
import type { ConsoleView, RelayView } from './views.js';

/** The console opens first. */
const sweepAfterMs = 1_500;
/** How often the console looks for sessions in which nothing happens. */
const lookAfterMs = 5_000;

/** The technician's console: the sessions of this browser, in the one tab that leads. */
export class Console implements ConsoleView {
  readonly #features: ConsoleFeatures;
  readonly #environment: Environment;
  readonly #lead: TabLead;
  #sessions = $state.raw<readonly TechnicianSession[]>([]);
  #selectedId = $state<string | undefined>();
  #leadership = $state<ConsoleView['leadership']>('taking');
  #relays = $state.raw<readonly RelayView[]>([]);
  #isForgetful = $state(false);
  #isOlderOpen: boolean;
  readonly settings: ConsoleSettings;
  readonly presence: Presence;
  readonly #host: SessionHost;
  #lookedAt: number;

  static async open(config: Config, siteUrl: string, features: readonly FeatureManifest[]): Promise<Console> {
    const environment = await openEnvironment(config, siteUrl, features);
    return new Console(environment, await ConsoleSettings.open(config, environment.store));
  }

  private constructor(environment: Environment, settings: ConsoleSettings) {
    this.#environment = environment;
    this.#features = new ConsoleFeatures(environment.features, environment.store.rows);
    this.settings = settings;
    this.presence = new Presence(environment.clock, {
      activeSessions: () => this.#activeCount,
      busyFromSessions: () => settings.values.busyFromSessions,
      awayAfterMinutes: () => settings.values.awayAfterMinutes,
      onChanged: (status) => {
        for (const session of this.#sessions) session.notePresence(status);
      },
      system: new SystemIdle()
    });
    this.#host = {
      get settings() {
        return settings.values;
      },
      mayStart: () => this.#activeCount < settings.values.maxActiveSessions,
      onGone: (id) => this.remove(id)
    };
    this.#lookedAt = environment.clock.now();
    every(environment.clock, lookAfterMs, () => this.#endInactive());
    this.#relays = environment.pool.relays;
    environment.pool.onChange((relays) => (this.#relays = relays));
    this.#isForgetful = !environment.store.isDurable;
    environment.store.onTrouble(() => (this.#isForgetful = true));
    this.#isOlderOpen = environment.store.older !== undefined;
    this.#lead = leadAs('console');
    this.#lead.onLost(() => this.#standBack());
    this.#lead.onWon(() => void this.#takeLead());
    void this.#lead.settled.then((isLeading) => {
      if (isLeading) void this.#takeLead();
      else this.#leadership = 'elsewhere';
    });
  }

  get sessions(): readonly TechnicianSession[] {
    return this.#sessions;
  }

  get selected(): TechnicianSession | undefined {
    return this.#sessions.find(({ id }) => id === this.#selectedId);
  }

  get features(): readonly FeatureHandle[] {
    return this.#features.handles;
  }

  get leadership(): ConsoleView['leadership'] {
    return this.#leadership;
  }

  get relays(): readonly RelayView[] {
    return this.#relays;
  }

  get isForgetful(): boolean {
    return this.#isForgetful;
  }

  get technicianName(): string {
    return this.settings.values.technicianName;
  }

  set technicianName(name: string) {
    this.settings.set('technicianName', name);
  }

  get startsAtOnce(): boolean {
    return this.settings.values.startsAtOnce;
  }

  set startsAtOnce(startsAtOnce: boolean) {
    this.settings.set('startsAtOnce', startsAtOnce);
  }

  select(id: string): void {
    this.#selectedId = id;
  }

  create(options: Parameters<ConsoleView['create']>[0]): TechnicianSession {
    // Asked for when there is something to keep: some browsers show the question to the person.
    if (this.#sessions.length === 0) void requestPersistence();
    const session = createSession(this.#environment, options, this.#host);
    this.#sessions = [session, ...this.#sessions];
    this.#selectedId = session.id;
    return session;
  }

  remove(id: string): void {
    const session = this.#sessions.find((each) => each.id === id);
    if (!session) return;
    session.remove();
    this.#sessions = this.#sessions.filter((each) => each !== session);
    if (this.#selectedId === id) this.#selectedId = this.#sessions[0]?.id;
  }

  takeOver(): void {
    if (this.#leadership === 'older') this.#environment.store.older?.takeOver();
    else this.#lead.takeOver();
  }

  async #takeLead(): Promise<void> {
    const { store } = this.#environment;
    const { term } = this.#lead;
    if (this.#isOlderOpen) {
      this.#leadership = 'older';
      await store.older?.gone;
      this.#isOlderOpen = false;
      await this.settings.read();
      if (term.aborted) return;
    }
    const [records, over] = await Promise.all([openSessions(store, 'technician'), overSessions(store)]);
    const restored = await Promise.all([
      ...records.map((record) => restoreSession(this.#environment, record, this.#host)),
      ...over.map((record) => restoreOverSession(this.#environment, record, this.#host))
    ]);
    const sessions = restored.filter((session) => session !== undefined);
    if (term.aborted) {
      for (const session of sessions) session.suspend();
      return;
    }
    this.#sessions = sessions.sort((a, b) => b.createdAt - a.createdAt);
    this.#selectedId ??= this.#sessions[0]?.id;
    this.#leadership = 'leading';
    this.#environment.clock.after(sweepAfterMs, () => void this.#tidy());
  }

  /** What fails here is done by the next console. */
  async #tidy(): Promise<void> {
    await archiveLeft(this.#environment).catch(() => undefined);
    await this.#features.tidy(this.#environment.store);
  }

  #standBack(): void {
    for (const session of this.#sessions) session.suspend();
    this.#sessions = [];
    this.#leadership = 'elsewhere';
  }

  get #activeCount(): number {
    return this.#sessions.filter(({ isActive }) => isActive).length;
  }

  /** Time in which the console has the keyboard does not count (SES-18). */
  #endInactive(): void {
    const now = this.#environment.clock.now();
    if (document.hasFocus()) this.#lookedAt = now;
    const limitMs = this.settings.values.inactivityTimeoutMinutes * 60_000;
    for (const session of this.#sessions) {
      const { status, activeAt, holds } = session;
      const facts = { status, activeAt, isBusy: holds.isHeld };
      if (isInactive(facts, this.#lookedAt, limitMs, now)) session.timeOut();
    }
  }
}

/** Opens the console of this browser. `siteUrl` is the folder the product is served from, with a slash at its end. */
export const createConsole = (
  config: Config,
  siteUrl: string,
  features: readonly FeatureManifest[]
): Promise<Console> => Console.open(config, siteUrl, features);
