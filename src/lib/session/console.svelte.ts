import type { Config } from '../base/config.js';
import { requestPersistence } from '../history/request-persistence.js';
import { openEnvironment, type Environment } from './environment.js';
import { isOver } from './life-cycle.js';
import { ConsoleRecords } from './records/console-records.js';
import { openSessions } from './stored-session.js';
import { leadAs, type TabLead } from './tab-lead.js';
import { TechnicianSession } from './technician-session.svelte.js';
import type { ConsoleView, RelayView } from './views.js';

interface ConsoleSettings {
  technicianName: string;
  startsAtOnce: boolean;
}

const settingsKey = 'console';
/** The console opens first. */
const sweepAfterMs = 1_500;

/** The technician's console: the sessions of this browser, in the one tab that leads. */
export class Console implements ConsoleView {
  readonly records: ConsoleRecords;
  readonly #environment: Environment;
  readonly #lead: TabLead;
  #sessions = $state.raw<readonly TechnicianSession[]>([]);
  #selectedId = $state<string | undefined>();
  #leadership = $state<ConsoleView['leadership']>('taking');
  #relays = $state.raw<readonly RelayView[]>([]);
  #isForgetful = $state(false);
  #technicianName = $state('');
  #startsAtOnce = $state(false);

  static async open(config: Config, siteUrl: string): Promise<Console> {
    const environment = await openEnvironment(config, siteUrl);
    const saved = await environment.store.settings.get<Partial<ConsoleSettings>>(settingsKey);
    return new Console(environment, {
      technicianName:
        typeof saved?.technicianName === 'string' ? saved.technicianName : config.technicianName,
      startsAtOnce: typeof saved?.startsAtOnce === 'boolean' ? saved.startsAtOnce : config.startsAtOnce
    });
  }

  private constructor(environment: Environment, settings: ConsoleSettings) {
    this.#environment = environment;
    this.records = new ConsoleRecords(environment.store.rows);
    this.#technicianName = settings.technicianName;
    this.#startsAtOnce = settings.startsAtOnce;
    this.#relays = environment.pool.relays;
    environment.pool.onChange((relays) => (this.#relays = relays));
    this.#isForgetful = !environment.store.isDurable;
    environment.store.onTrouble(() => (this.#isForgetful = true));
    this.#lead = leadAs('tincan-console');
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
    return this.#technicianName;
  }

  set technicianName(name: string) {
    this.#technicianName = name;
    this.#saveSettings();
  }

  get startsAtOnce(): boolean {
    return this.#startsAtOnce;
  }

  set startsAtOnce(startsAtOnce: boolean) {
    this.#startsAtOnce = startsAtOnce;
    this.#saveSettings();
  }

  select(id: string): void {
    this.#selectedId = id;
  }

  create(options: Parameters<ConsoleView['create']>[0]): TechnicianSession {
    // Asked for when there is something to keep: some browsers show the question to the person.
    if (this.#sessions.length === 0) void requestPersistence();
    const session = TechnicianSession.create(this.#environment, options, () => this.#technicianName);
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
    this.#lead.takeOver();
  }

  async #takeLead(): Promise<void> {
    const { store } = this.#environment;
    const records = await openSessions(store, 'technician');
    const restored = await Promise.all(
      records.map((record) =>
        TechnicianSession.restore(this.#environment, record, () => this.#technicianName)
      )
    );
    this.#sessions = restored
      .filter((session) => session !== undefined)
      .filter((session) => !isOver(session.status))
      .sort((a, b) => b.createdAt - a.createdAt);
    this.#selectedId ??= this.#sessions[0]?.id;
    this.#leadership = 'leading';
    this.#environment.clock.after(sweepAfterMs, () => void this.#tidy());
  }

  /** What fails here is done by the next console. */
  async #tidy(): Promise<void> {
    await this.records.sweep(this.#environment.store).catch(() => undefined);
    await this.records.expire().catch(() => undefined);
  }

  #standBack(): void {
    for (const session of this.#sessions) session.suspend();
    this.#sessions = [];
    this.#leadership = 'elsewhere';
  }

  #saveSettings(): void {
    const { technicianName, startsAtOnce } = this;
    void this.#environment.store.settings.set(settingsKey, { technicianName, startsAtOnce });
  }
}

/** Opens the console of this browser. `siteUrl` is the folder the product is served from, with a slash at its end. */
export const createConsole = (config: Config, siteUrl: string): Promise<Console> =>
  Console.open(config, siteUrl);
