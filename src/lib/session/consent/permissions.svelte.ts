/**
 * The technician's side of every power: asks, hears the answer, the end, and that a grant goes on over a new way to
 * the customer (rules CO in docs/protocol.md). It decides nothing: the customer's page does.
 */
import { randomBytes, toHex } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import { Emitter, type Listenable } from '../../base/emitter.js';
import type { Port } from '../../base/port.js';
import type { ConsentMessage } from '../link/lanes.js';
import type { PeerLink } from '../link/peer-link.js';
import { endingEvent, logPower, type Ending, type KnownPower, type PowerBook } from './powers.js';
import type { SessionLog } from '../log/session-log.js';
import type { PowerTrouble } from './power-troubles.js';
import type { Power } from '../views.js';
import { RequestReason } from './request-reason.svelte.js';

/** A customer's page claims no more grants than this; what comes above is not heard. */
const maxPermissions = 16;

/** As far as a button needs to know it. */
export type PowerPhase = 'none' | 'asking' | 'granted' | 'refused';

type Answer = Extract<ConsentMessage, { type: 'answer' }>['answer'];

export type PermissionState =
  /** `trouble`: the customer allowed it, and it does not work yet. */
  | { phase: 'asking'; since: number; trouble?: PowerTrouble | undefined }
  | { phase: 'granted'; since: number }
  | { phase: 'refused'; answer: Exclude<Answer, 'allowed'>; trouble?: PowerTrouble | undefined }
  | { phase: 'withdrawn' }
  /** The way to the customer was lost before they answered. */
  | { phase: 'unanswered' }
  | { phase: 'ended'; by: Ending };

interface Options {
  link: Pick<PeerLink, 'port' | 'onDown' | 'isUp'>;
  log: SessionLog;
  clock: Clock;
  powers: PowerBook;
}

/** One question, and the grant it led to. Over at the latest when its state is `refused`, `withdrawn` or `ended`. */
export class Permission {
  readonly #known: KnownPower;
  /** This page did not ask for it: it was granted before the page was loaded (CO5). */
  readonly isFound: boolean;
  /** The permission it works on, as `control-tab` on a screen. */
  readonly base: Permission | undefined;
  readonly #options: Options & { port: Port<ConsentMessage> };
  readonly #changed = new Emitter<PermissionState>();
  readonly #renewed = new Emitter<string>();
  #id: string;
  #state = $state.raw<PermissionState>({ phase: 'withdrawn' });
  #isPaused = $state(false);
  /** The way to the customer is a new one, and what was granted there may be gone. */
  #isUnconfirmed = false;

  readonly onChange: Listenable<PermissionState> = this.#changed.on;
  /** The grant goes on under this id; whatever ran under the old one begins anew. */
  readonly onRenewed: Listenable<string> = this.#renewed.on;

  constructor(
    options: Options & { port: Port<ConsentMessage> },
    facts: { id: string; power: KnownPower; base: Permission | undefined; isAsked: boolean }
  ) {
    this.#options = options;
    this.#id = facts.id;
    this.#known = facts.power;
    this.base = facts.base;
    this.isFound = !facts.isAsked;
    this.#state = { phase: facts.isAsked ? 'asking' : 'granted', since: options.clock.now() };
  }

  get id(): string {
    return this.#id;
  }

  get power(): Power {
    return this.#known.id;
  }

  get state(): PermissionState {
    return this.#state;
  }

  /** The customer holds back what it shows. */
  get isPaused(): boolean {
    return this.#isPaused && this.isGranted;
  }

  get isGranted(): boolean {
    return this.#state.phase === 'granted';
  }

  get phase(): PowerPhase {
    const { phase } = this.#state;
    return phase === 'asking' || phase === 'granted' || phase === 'refused' ? phase : 'none';
  }

  get isOver(): boolean {
    return this.#state.phase !== 'asking' && this.#state.phase !== 'granted';
  }

  /** Takes the question back, or ends the grant. */
  stop(): void {
    if (this.#state.phase === 'asking') {
      this.#options.port.send({ type: 'withdraw', id: this.#id });
      logPower(this.#options.log, this.#known, 'withdrawn');
      this.#set({ phase: 'withdrawn' });
    } else if (this.isGranted) {
      this.#options.port.send({ type: 'stop', id: this.#id });
      this.#end('technician');
    }
  }

  /** What it is for does not work any more: nobody may go on sharing, or be asked, for something that nobody gets. */
  lose(): void {
    if (this.#state.phase === 'asking') return this.stop();
    if (!this.isGranted) return;
    this.#options.port.send({ type: 'stop', id: this.#id });
    this.#end('connection');
  }

  /** For `Permissions` alone, as all below. */
  answer(answer: Answer): void {
    if (this.#state.phase !== 'asking') return;
    const { log, clock } = this.#options;
    if (answer === 'allowed') {
      logPower(log, this.#known, 'allowed');
      return this.#set({ phase: 'granted', since: clock.now() });
    }
    if (answer === 'declined') logPower(log, this.#known, 'declined');
    this.#set({ phase: 'refused', answer, trouble: this.#state.trouble });
  }

  noteTrouble(trouble: PowerTrouble): void {
    if (this.#state.phase !== 'asking' || this.#state.trouble === trouble) return;
    logPower(this.#options.log, this.#known, `trouble-${trouble}`);
    this.#set({ ...this.#state, trouble });
  }

  end(by: Ending): void {
    if (this.isGranted) this.#end(by);
  }

  notePaused(isPaused: boolean): void {
    if (!this.isGranted || isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    const { id, hasOwnSentences } = this.#known;
    if (hasOwnSentences) this.#options.log.add(`${id}-${isPaused ? 'paused' : 'resumed'}`);
  }

  wayLost(): void {
    if (this.#state.phase === 'asking') {
      logPower(this.#options.log, this.#known, 'unanswered');
      this.#set({ phase: 'unanswered' });
    } else this.#isUnconfirmed = true;
  }

  renew(id: string): void {
    this.#id = id;
    this.#isUnconfirmed = false;
    this.#renewed.emit(id);
  }

  /** All that is still granted has been said. */
  confirm(): void {
    if (this.#isUnconfirmed) this.lose();
  }

  #end(by: Ending): void {
    logPower(this.#options.log, this.#known, endingEvent(by));
    this.#set({ phase: 'ended', by });
  }

  #set(state: PermissionState): void {
    this.#state = state;
    this.#changed.emit(state);
  }
}

export class Permissions {
  readonly #options: Options & { port: Port<ConsentMessage> };
  readonly #found = new Emitter<Permission>();
  readonly #cleanUps: (() => void)[];
  #all = $state.raw<readonly Permission[]>([]);
  /** Ended here, perhaps while nobody could hear it. */
  #stopped: readonly string[] = [];

  /** Goes with the next request, whatever is asked for. */
  readonly reason = new RequestReason();

  /** A grant that this page did not ask for: it was reloaded (CO5). Whoever has no use for it stops it. */
  readonly onFound: Listenable<Permission> = this.#found.on;

  constructor(options: Options) {
    this.#options = { ...options, port: options.link.port('consent') };
    this.#cleanUps = [
      this.#options.port.onMessage((message) => this.#receive(message)),
      options.link.onDown(() => {
        for (const permission of this.#all) permission.wayLost();
      })
    ];
  }

  /** Those that are asked for or granted, in the order in which they began. */
  get active(): readonly Permission[] {
    return this.#all.filter(({ isOver }) => !isOver);
  }

  /** `undefined` where there is nobody to ask. */
  ask(power: Power, { base }: { base?: Permission } = {}): Permission | undefined {
    const { link, log, port, powers } = this.#options;
    const known = powers.find(power);
    if (!known || !link.isUp || this.active.length >= maxPermissions) return undefined;
    const id = toHex(randomBytes(16));
    const reason = this.reason.take();
    const permission = this.#add({ id, power: known, base, isAsked: true });
    port.send({ type: 'ask', id, power, reason, ...(base && { on: base.id }) });
    logPower(log, known, 'asked');
    return permission;
  }

  /** The customer's greeting over a new way comes after all that is still granted (CO5). */
  greet(): void {
    for (const permission of this.active) permission.confirm();
  }

  /** On hold, and at the end: nothing is granted or asked for any more. */
  stopAll(): void {
    for (const permission of this.active) permission.stop();
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #add(facts: ConstructorParameters<typeof Permission>[1]): Permission {
    const permission = new Permission(this.#options, facts);
    permission.onChange((state) => {
      if (state.phase === 'ended') this.#stopped = [...this.#stopped, permission.id].slice(-maxPermissions);
    });
    this.#all = [...this.active, permission];
    return permission;
  }

  #receive(message: ConsentMessage): void {
    const known = this.#all.find(({ id }) => id === message.id);
    switch (message.type) {
      case 'answer':
        return known?.answer(message.answer);
      case 'trouble':
        return known?.noteTrouble(message.why);
      case 'ended':
        return known?.end(message.by);
      case 'paused':
        return known?.notePaused(message.isPaused);
      case 'still-granted': {
        const renewed = this.active.find(({ id, power }) => id === message.was && power === message.power);
        if (renewed) return renewed.renew(message.id);
        if (this.#stopped.includes(message.was))
          return this.#options.port.send({ type: 'stop', id: message.id });
        if (known || this.active.length >= maxPermissions) return;
        const power = this.#options.powers.find(message.power);
        if (!power) return;
        const base = this.active.find(({ id }) => id === message.on);
        return this.#found.emit(this.#add({ id: message.id, power, base, isAsked: false }));
      }
      default:
        return;
    }
  }
}
