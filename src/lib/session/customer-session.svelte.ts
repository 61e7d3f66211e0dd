import type { ErrorCode } from '../base/errors.js';
import { peerName } from '../base/peer-text.js';
import { err, ok, type Result } from '../base/result.js';
import { makeIdentity, type SessionIdentity } from '../handshake/identity.js';
import { parseInvite } from '../handshake/invite.js';
import { sessionIdOf, type RootKey } from '../handshake/keys.js';
import { makePin, randomRoom, type Pin } from '../handshake/pin.js';
import { startGuest } from '../handshake/rendezvous-guest.js';
import type { Config } from '../base/config.js';
import { openEnvironment, type Environment } from './link/environment.js';
import type { SessionRecord } from '../history/session-record.js';
import type { FeatureManifest } from './manifest.js';
import { forgetComputer } from './store/forget-computer.js';
import { JoinAttempt } from './join/join-attempt.svelte.js';
import { joinByPin } from './join/join-by-pin.js';
import { JoinedSession } from './joined-session.svelte.js';
import { freshKeys, type SessionKeys } from './join/session-keys.js';
import { keysFromRecord, loadSaved, openSessions } from './store/stored-session.js';
import { leadAs, type TabLead } from './join/tab-lead.js';
import { answerBudgetOf } from './join/tried-pins.js';
import type { CustomerPhase, CustomerStatus, JoinStep, Summary, VisitView } from './views.js';

/** So that the page is drawn and can be typed into first. */
const warmUpAfterMs = 300;

type Phase =
  | Extract<CustomerPhase, { phase: 'loading' | 'entry' | 'invited' | 'elsewhere' | 'forgotten' }>
  | {
      phase: 'offer';
      offer: Extract<CustomerPhase, { phase: 'offer' }>;
      record: SessionRecord;
      keys: SessionKeys;
    }
  /** `session`: from the moment when its root key is known. */
  | { phase: 'joining'; attempt: JoinAttempt; session: JoinedSession | undefined }
  /** Runs, is over, was refused or halted: the session says which. */
  | { phase: 'session'; session: JoinedSession }
  /** Was halted and deleted. */
  | { phase: 'halted'; session: JoinedSession; summary: Summary; canReturn: false };

/** The customer's page from the PIN field to the summary. */
export class CustomerSession implements VisitView {
  readonly #environment: Environment;
  readonly #invited: RootKey | undefined;
  #phase = $state.raw<Phase>({ phase: 'loading' });
  #isForgetful = $state(false);
  #attempt: JoinAttempt | undefined;
  /** Made while the PIN is typed; of one session only. */
  #identity: SessionIdentity | undefined;
  #lead: TabLead | undefined;

  /**
   * @param fragment what stood behind the `#` of the address; empty when nothing did
   * @param isSameVisit this tab was in a session when it was left, as after a reload
   */
  static async open(
    environment: Environment,
    fragment: string,
    isSameVisit: boolean
  ): Promise<CustomerSession> {
    const invite = fragment === '' ? undefined : parseInvite(fragment);
    const session = new CustomerSession(environment, invite?.ok ? invite.value : undefined);
    await session.#begin(invite && !invite.ok ? invite.error : undefined, isSameVisit);
    return session;
  }

  private constructor(environment: Environment, invited: RootKey | undefined) {
    this.#environment = environment;
    this.#invited = invited;
    this.#isForgetful = !environment.store.isDurable;
    environment.store.onTrouble(() => (this.#isForgetful = true));
  }

  get phase(): CustomerPhase {
    const phase = this.#phase;
    const session = this.#session;
    if (phase.phase === 'halted') return phase;
    if (session?.halted)
      return { phase: 'halted', session, summary: session.halted, canReturn: !session.summary };
    if (session?.summary) return { phase: 'closed', session, summary: session.summary };
    if (session?.refusal) return { phase: 'refused', error: session.refusal };
    if (phase.phase === 'offer') return phase.offer;
    return phase.phase === 'joining' ? phase.attempt.phase : phase;
  }

  get status(): CustomerStatus {
    const { phase } = this.phase;
    if (phase === 'closed' || phase === 'refused') return phase;
    return this.#session?.status ?? 'connecting';
  }

  get #session(): JoinedSession | undefined {
    return 'session' in this.#phase ? this.#phase.session : undefined;
  }

  get isForgetful(): boolean {
    return this.#isForgetful;
  }

  joinWithPin(pin: Pin, name: string, acceptedTerms: string): Result<void, 'pin-tries-used-up'> {
    if (this.#phase.phase !== 'entry') return ok(undefined);
    const { pool, clock, config } = this.#environment;
    const { siteId, pinLifetimeMinutes } = config;
    const budget = answerBudgetOf(pin, { clock, siteId, lifeMs: pinLifetimeMinutes * 60_000 });
    if (budget.left() <= 0) return err('pin-tries-used-up');
    const attempt = this.#newAttempt('relay');
    void joinByPin({
      pool,
      clock,
      siteId,
      pin,
      budget,
      signal: attempt.signal,
      onStep: (step) => attempt.goTo(step)
    }).then(
      (outcome) => {
        if (!outcome || attempt.signal.aborted) return;
        if (!outcome.ok) return this.#backToEntry(outcome.error);
        attempt.goTo('connection');
        void this.#enter(outcome.value, name, acceptedTerms, attempt.signal);
      },
      (thrown: unknown) => {
        if (!attempt.signal.aborted) this.#backToEntry('unexpected');
        reportError(thrown);
      }
    );
    return ok(undefined);
  }

  joinInvited(name: string, acceptedTerms: string): void {
    if (this.#phase.phase !== 'invited' || !this.#invited) return;
    const attempt = this.#newAttempt('relay');
    void this.#enter(this.#invited, name, acceptedTerms, attempt.signal);
  }

  cancel(): void {
    if (this.#phase.phase !== 'joining') return;
    this.#leave();
    this.#phase = this.#invited ? { phase: 'invited' } : { phase: 'entry', error: undefined };
  }

  resume(): void {
    if (this.#phase.phase === 'offer') void this.#goOn(this.#phase.record, this.#phase.keys);
  }

  discard(): void {
    if (this.#phase.phase !== 'offer') return;
    void this.#environment.store.sessions.delete(this.#phase.record.id);
    this.#phase = { phase: 'entry', error: undefined };
  }

  forget(): void {
    // it closes by itself once the technician knows
    this.#session?.end();
    this.#phase = { phase: 'forgotten' };
    void forgetComputer(this.#environment);
  }

  takeOver(): void {
    this.#lead?.takeOver();
  }

  comeBack(): void {
    const [phase, lead] = [this.phase, this.#lead];
    const session = this.#session;
    if (phase.phase !== 'halted' || !phase.canReturn || !session || !lead) return;
    this.#newAttempt('connection');
    const start = (): void => this.#backToEntry('session-over');
    void this.#restart(session.id, lead.term, start, { isMeant: true });
  }

  endHalted(): void {
    const session = this.#session;
    if (!session?.halted) return;
    void this.#environment.store.sessions.delete(session.id);
    this.#phase = { phase: 'halted', session, summary: session.halted, canReturn: false };
    this.#lead?.release();
  }

  /**
   * A session from before a reload goes on by itself, one from an earlier visit is offered; else the page begins
   * where its address says.
   */
  async #begin(linkError: ErrorCode | undefined, isSameVisit: boolean): Promise<void> {
    const records = await openSessions(this.#environment.store, 'customer');
    const newest = records.sort((a, b) => b.createdAt - a.createdAt)[0];
    const invitedId = this.#invited && sessionIdOf(this.#invited);
    const record = invitedId ? records.find(({ id }) => id === invitedId) : linkError ? undefined : newest;
    const keys = record && keysFromRecord(record);
    // one that was halted is gone back to by nothing but a press (UI-C19)
    const mayGoOn = (isSameVisit || invitedId) && record?.haltedAt === undefined;
    if (record && keys) return mayGoOn ? this.#goOn(record, keys) : this.#offer(record, keys);
    this.#phase = this.#invited ? { phase: 'invited' } : { phase: 'entry', error: linkError };
    this.#environment.clock.after(warmUpAfterMs, () => this.#warmUp());
  }

  #offer(record: SessionRecord, keys: SessionKeys): void {
    this.#phase = {
      phase: 'offer',
      record,
      keys,
      offer: {
        phase: 'offer',
        technicianName: peerName(record.peerName),
        since: record.createdAt,
        slices: record.slices,
        haltedAt: record.haltedAt
      }
    };
  }

  /** The first computations on each curve make tables that all later ones use: better now than behind Join. */
  #warmUp(): void {
    if (this.#attempt) return;
    this.#identity ??= makeIdentity();
    if (!this.#invited) startGuest({ pin: makePin(randomRoom()), siteId: this.#environment.config.siteId });
  }

  #takeIdentity(): SessionIdentity {
    const identity = this.#identity ?? makeIdentity();
    this.#identity = undefined;
    return identity;
  }

  async #goOn(record: SessionRecord, keys: SessionKeys): Promise<void> {
    const { signal } = this.#newAttempt('connection');
    const saved = await loadSaved(this.#environment.store, record);
    await this.#run(record.id, signal, () => JoinedSession.restore(this.#environment, keys, saved));
  }

  async #enter(rootKey: RootKey, name: string, acceptedTerms: string, signal: AbortSignal): Promise<void> {
    const id = sessionIdOf(rootKey);
    // The same link in a second tab: the first one has made the keys that the technician knows.
    const record = await this.#environment.store.sessions.get(id);
    const known = record && keysFromRecord(record);
    const saved = record && known && (await loadSaved(this.#environment.store, record));
    await this.#run(id, signal, () =>
      known && saved
        ? JoinedSession.restore(this.#environment, known, saved)
        : JoinedSession.join(
            this.#environment,
            freshKeys('customer', this.#takeIdentity(), { rootKey, seed: undefined }),
            { name, acceptedTerms }
          )
    );
  }

  /** Runs the session in this tab, or says that another one has it. */
  async #run(id: string, signal: AbortSignal, open: () => JoinedSession): Promise<void> {
    const lead = leadAs(`session-${id}`);
    this.#lead = lead;
    const start = (): void => {
      const session = open();
      const attempt = this.#phase.phase === 'joining' ? this.#phase.attempt : this.#newAttempt('technician');
      if (session.wasAdmitted) this.#phase = { phase: 'session', session };
      else this.#watchJoining(session, attempt);
    };
    lead.onLost(() => {
      this.#session?.suspend();
      this.#phase = { phase: 'elsewhere' };
    });
    lead.onWon(() => {
      if (!this.#session) void this.#restart(id, lead.term, start);
    });
    const isLeading = await lead.settled;
    if (signal.aborted) return lead.release();
    if (isLeading) start();
    else this.#phase = { phase: 'elsewhere' };
  }

  /** The other tab has written down more than this one knew: start from that. */
  async #restart(
    id: string,
    term: AbortSignal,
    start: () => void,
    { isMeant }: { isMeant: boolean } = { isMeant: false }
  ): Promise<void> {
    const { store } = this.#environment;
    const record = await store.sessions.get(id);
    const keys = record && keysFromRecord(record);
    const saved = record && keys && (await loadSaved(store, record));
    // lost again meanwhile: that tab goes on
    if (term.aborted) return;
    if (!record) return start();
    if (!keys || !saved) {
      this.#phase = { phase: 'entry', error: 'session-over' };
      return;
    }
    if (record.haltedAt !== undefined && !isMeant) {
      // the other tab has halted it: asked here, too, and led again once it is gone back to
      this.#lead?.release();
      this.#lead = undefined;
      return this.#offer(record, keys);
    }
    this.#phase = { phase: 'session', session: JoinedSession.restore(this.#environment, keys, saved) };
  }

  #watchJoining(session: JoinedSession, attempt: JoinAttempt): void {
    const { pool } = this.#environment;
    this.#phase = { phase: 'joining', attempt, session };
    attempt.goTo(pool.relays.some(({ state }) => state === 'open') ? 'technician' : 'relay');
    const stopWatching = pool.onChange((relays) => {
      if (attempt.signal.aborted || attempt.phase.step !== 'relay') return stopWatching();
      if (relays.some(({ state }) => state === 'open')) attempt.goTo('technician');
    });
    session.onTrouble((trouble) => attempt.noteTrouble(trouble));
    session.onAdmitted(() => {
      stopWatching();
      attempt.end();
      if (this.#session === session) this.#phase = { phase: 'session', session };
    });
  }

  #newAttempt(step: JoinStep): JoinAttempt {
    this.#attempt?.end();
    const attempt = new JoinAttempt(this.#environment.clock, step);
    this.#attempt = attempt;
    this.#phase = { phase: 'joining', attempt, session: undefined };
    return attempt;
  }

  #backToEntry(error: ErrorCode): void {
    this.#leave();
    this.#phase = { phase: 'entry', error };
  }

  #leave(): void {
    this.#attempt?.end();
    this.#session?.abandon();
    this.#lead?.release();
    this.#lead = undefined;
  }
}

/** Opens the customer's page; see `CustomerSession.open`. `siteUrl` ends with a slash. */
export async function createCustomerSession(
  config: Config,
  siteUrl: string,
  features: readonly FeatureManifest[],
  fragment: string,
  isSameVisit: boolean
): Promise<CustomerSession> {
  return CustomerSession.open(await openEnvironment(config, siteUrl, features), fragment, isSameVisit);
}
