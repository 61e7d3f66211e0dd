import type { Component } from 'svelte';
import type { Clock } from '../../base/clock.js';
import type { Config, Contact, LocalText } from '../../base/config.js';
import type { ErrorCode } from '../../base/errors.js';
import type { Obstacle } from '../../base/obstacle.js';
import { GrowingPauses } from '../../base/growing-pauses.js';
import { parsePin, type PinError } from '../../session/join/typed-pin.js';
import type { CustomerPhase, VisitView } from '../../session/views.js';
import type ObstacleNote from '../obstacle/ObstacleNote.svelte';
import { returnHint } from './return-hint.js';
import type TermsField from './TermsField.svelte';

/** Language and look: beside the shop's name, and at the foot of the page. */
export interface FrameMenus {
  Language: Component;
  Theme: Component<{ hideLabel?: boolean }>;
}

/** What is drawn after the entry page, fetched together with the session. */
export interface Screens {
  Session: Component<{
    visit: VisitView;
    shopName: string;
    logo: string | undefined;
    contact: Contact | undefined;
  }>;
  menus: FrameMenus;
}

/** Why the form did not go on. */
export type EntryProblem =
  | { at: 'pin'; code: PinError }
  | { at: 'terms' }
  | { at: 'join'; code: ErrorCode }
  /** The code of the session could not be fetched. */
  | { at: 'loading' };

export interface CustomerPageDeps {
  /** What keeps every session from working here. */
  findObstacle(): Obstacle | undefined;
  loadObstacleNote(): Promise<typeof ObstacleNote>;
  loadConfig(): Promise<Config>;
  /** Fetches the heavy part of the page and opens the session that belongs to this address. */
  openSession(config: Config): Promise<VisitView>;
  loadScreens(): Promise<Screens>;
  /** The part of the form that only shops with terms have. */
  loadTermsField(): Promise<typeof TermsField>;
  /** As they are shown. */
  wordsOf(text: LocalText): Promise<string>;
  /** `link`: the page was opened by an invite link. */
  openedBy: 'address' | 'link';
  clock: Clock;
}

/** What the customer's page shows until there is a session, and the way into it. */
export class CustomerPage {
  readonly #deps: CustomerPageDeps;
  readonly openedBy: 'address' | 'link';
  pin = $state('');
  name = $state('');
  hasAccepted = $state(false);
  #config = $state.raw<Config | undefined>();
  #visit = $state.raw<VisitView | undefined>();
  #screens = $state.raw<Screens | undefined>();
  #termsField = $state.raw<typeof TermsField | undefined>();
  #obstacle = $state.raw<{ kind: Obstacle; Note: typeof ObstacleNote } | undefined>();
  #problem = $state.raw<EntryProblem | undefined>();
  #isBusy = $state(false);
  /** The visit's failure that the customer has answered by typing on. */
  #answered = $state.raw<CustomerPhase | undefined>();
  #isReturning = $state(false);
  #isReturnHeldUp = $state(false);
  readonly #pauses: GrowingPauses;
  #opening: Promise<VisitView> | undefined;
  #configuring: Promise<Config> | undefined;

  constructor(deps: CustomerPageDeps) {
    this.#deps = deps;
    this.openedBy = deps.openedBy;
    this.#pauses = new GrowingPauses(deps.clock);
    this.#isReturning = returnHint.get();
  }

  get config(): Config | undefined {
    return this.#config;
  }

  get SessionScreens(): Screens['Session'] | undefined {
    return this.#screens?.Session;
  }

  get menus(): FrameMenus | undefined {
    return this.#screens?.menus;
  }

  /** There whenever the shop's `config` has terms. */
  get termsField(): typeof TermsField | undefined {
    return this.#termsField;
  }

  /** What keeps every session from working here (OP2), with what says so in place of the form. */
  get obstacle(): { kind: Obstacle; Note: typeof ObstacleNote } | undefined {
    return this.#obstacle;
  }

  get visit(): VisitView | undefined {
    return this.#visit;
  }

  /** `returning`: a session from before a reload is on its way; its entry form would only startle. */
  get phase(): CustomerPhase['phase'] | 'returning' {
    const phase = this.#visit?.phase.phase ?? 'loading';
    if (phase !== 'loading') return phase;
    return this.#isReturning ? 'returning' : 'loading';
  }

  /** The session from before a reload could not be fetched yet; it is tried again. */
  get isReturnHeldUp(): boolean {
    return this.#isReturnHeldUp;
  }

  /** The form waits for the rest of the page. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  get problem(): EntryProblem | undefined {
    if (this.#problem) return this.#problem;
    const phase = this.#visit?.phase;
    if (phase?.phase !== 'entry' || !phase.error || phase === this.#answered) return undefined;
    return { at: 'join', code: phase.error };
  }

  /** Loads the small file the shop may change. Rejects when the network fails; may be called again. */
  configure(): Promise<Config> {
    this.#configuring ??= this.#configure();
    return this.#configuring;
  }

  /** Fetches the rest of the page ahead of need. Rejects when the network fails; may be called again. */
  prepare(): Promise<VisitView> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Call when the customer types: what was wrong is being put right. */
  noteInput(): void {
    this.#problem = undefined;
    this.#answered = this.#visit?.phase;
    this.prepare().catch(() => undefined);
  }

  /** Says at once what is wrong with a complete PIN, without a network and without spending a try. */
  checkPin(): void {
    const pin = parsePin(this.pin);
    if (!pin.ok && pin.error !== 'pin-empty') this.#problem = { at: 'pin', code: pin.error };
  }

  async joinWithPin(): Promise<void> {
    const pin = parsePin(this.pin);
    if (!pin.ok) {
      this.#problem = { at: 'pin', code: pin.error };
      return;
    }
    await this.#join((visit, acceptedTerms) => {
      const joined = visit.joinWithPin(pin.value, this.name.trim(), acceptedTerms);
      if (!joined.ok) this.#problem = { at: 'join', code: joined.error };
    });
  }

  joinInvited(): Promise<void> {
    return this.#join((visit, acceptedTerms) => visit.joinInvited(this.name.trim(), acceptedTerms));
  }

  async #join(go: (visit: VisitView, acceptedTerms: string) => void): Promise<void> {
    if (this.#isBusy) return;
    this.#problem = undefined;
    this.#answered = this.#visit?.phase;
    this.#isBusy = true;
    try {
      await this.#seeNoObstacle();
      const config = await this.configure();
      if (config.terms && !this.hasAccepted) this.#problem = { at: 'terms' };
      else go(await this.prepare(), config.terms ? await this.#deps.wordsOf(config.terms) : '');
    } catch {
      if (!this.#obstacle) this.#problem = { at: 'loading' };
    } finally {
      this.#isBusy = false;
    }
  }

  /** Rejects once the page says what stands in the way. */
  async #seeNoObstacle(): Promise<void> {
    const kind = this.#obstacle?.kind ?? this.#deps.findObstacle();
    if (!kind) return;
    this.#obstacle ??= { kind, Note: await this.#deps.loadObstacleNote() };
    throw new Error(`no session works here: ${kind}`);
  }

  async #configure(): Promise<Config> {
    try {
      const config = await this.#deps.loadConfig();
      if (config.terms) this.#termsField = await this.#deps.loadTermsField();
      this.#config = config;
      return config;
    } catch (thrown) {
      this.#configuring = undefined;
      throw thrown;
    }
  }

  async #open(): Promise<VisitView> {
    try {
      await this.#seeNoObstacle();
      const [visit, screens] = await Promise.all([
        this.configure().then((config) => this.#deps.openSession(config)),
        this.#deps.loadScreens()
      ]);
      this.#screens = screens;
      this.#visit = visit;
      return visit;
    } catch (thrown) {
      this.#opening = undefined;
      if (this.#isReturning && !this.#obstacle) this.#returnLater();
      throw thrown;
    }
  }

  /** Where a session is on its way back and the network fails, the page tries again by itself. */
  #returnLater(): void {
    this.#isReturnHeldUp = true;
    this.#pauses.wait(() => void this.prepare().catch(() => undefined));
  }
}
