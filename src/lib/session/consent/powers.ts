import type { ErrorCode } from '../../base/errors.js';
import type { Listenable } from '../../base/emitter.js';
import type { Result } from '../../base/result.js';
import type { SessionLog } from '../log/session-log.js';
import type { PowerTrouble } from './power-troubles.js';
import type { FeatureManifest, PowerFacts } from '../manifest.js';
import type { LogEntry } from '../views.js';

/** `connection`: nobody has been there for so long that it may not last, or its own connection broke for good. */
export type Ending = 'customer' | 'technician' | 'browser' | 'connection';

/** Why there is no grant although the power is known: the person, the browser, or one of the troubles said no. */
export type Refusal = 'declined' | 'unsupported' | PowerTrouble;

/** What is particular about one power; `CustomerConsents` does the rest the same way for all (rules CO). */
export interface PowerRules {
  /** Where this is false the technician is told, and the customer sees no card. */
  isPossible(): boolean;
  /** Why it cannot be had on this grant now: the technician is told, and the customer sees no card. */
  troubleOn?(base: HeldPower): PowerTrouble | undefined;
  /** What the card says where it can be tried again. */
  readonly troubles?: Partial<Record<PowerTrouble, ErrorCode>>;
  /** A card is shown. What can be made ready before the answer is made now; it must do nothing before `allow()`. */
  open(question: PowerQuestion): PowerAttempt;
}

export interface PowerQuestion {
  /** Of the question, and of the grant that may follow: 32 hex digits. */
  id: string;
  /** The grant of the power that this one needs. */
  base: HeldPower | undefined;
}

export interface PowerAttempt {
  /**
   * Runs inside the customer's click on Allow, so that a picker of the browser may follow from it. Nothing of what it
   * gives leaves the page before its `begin()`.
   */
  allow(): Promise<Result<HeldPower, Refusal>>;
  /** There will be no grant: declined, withdrawn, replaced, or `allow()` failed. */
  close(): void;
}

/** A grant that lasts. */
export interface HeldPower {
  /** It is granted now. Called once, or never when it was not wanted any more. */
  begin?(): void;
  /** Both logs say so. Called once, after `begin`. */
  granted?(): void;
  /** It ended by itself. */
  readonly onEnded?: Listenable<'browser' | 'connection'>;
  /** There is a new way to the technician: whatever had to do with the old one begins anew under this id. */
  renew?(id: string): void;
  /** The technician has been told the id under which it lasts. */
  told?(): void;
  /** What is granted is held back for a while, or goes on: the technician is told. */
  readonly onPaused?: Listenable<boolean>;
  /** What the customer looks at before the technician gets it (`canLook`): handed on to the slot `customer.look`. */
  readonly shown?: unknown;
  /** Called once, whoever ended it. Nothing of the power may be left afterwards. */
  end(): void;
}

/** A power that needs nothing but a yes. */
export const plainPower = (): PowerRules => ({
  isPossible: () => true,
  open: () => ({
    allow: () => Promise.resolve({ ok: true, value: { end: () => undefined } }),
    close: () => undefined
  })
});

type PowerEvent =
  | 'asked'
  | 'allowed'
  | 'declined'
  | 'unanswered'
  | 'withdrawn'
  | `trouble-${PowerTrouble}`
  | 'lost'
  | `stopped-by-${Exclude<Ending, 'connection'>}`;

/** A power of this page, as its feature's manifest has it. */
export interface KnownPower extends PowerFacts {
  readonly id: string;
  readonly feature: string;
}

/** The powers of this page: what the kernel enforces of each, and what is particular about it. */
export class PowerBook {
  readonly #known: ReadonlyMap<string, KnownPower>;
  readonly #rules = new Map<string, PowerRules>();

  constructor(features: readonly Pick<FeatureManifest, 'id' | 'powers'>[]) {
    this.#known = new Map(
      features.flatMap(({ id: feature, powers = {} }) =>
        Object.entries(powers).map(([id, facts]) => [id, { ...facts, id, feature }] as const)
      )
    );
  }

  /** `undefined` for what a peer may have made up. */
  find(power: string): KnownPower | undefined {
    return this.#known.get(power);
  }

  get all(): readonly KnownPower[] {
    return [...this.#known.values()];
  }

  provide(power: string, rules: PowerRules): void {
    this.#rules.set(power, rules);
  }

  /** A power that nobody provides needs nothing but a yes. */
  rulesOf({ id }: KnownPower): PowerRules {
    return this.#rules.get(id) ?? plainPower();
  }
}

/** A line of the log. Powers without sentences of their own fill their names into common ones. */
export function logPower(log: SessionLog, { id, hasOwnSentences }: KnownPower, event: PowerEvent): void {
  if (hasOwnSentences) log.add(`${id}-${event}`);
  else log.add(`power-${event}`, { power: id });
}

export const endingEvent = (by: Ending): PowerEvent => (by === 'connection' ? 'lost' : `stopped-by-${by}`);

/** The powers that were granted where a log breaks off: they ended with their page (CO5). */
export function powersLeftOpen(entries: readonly LogEntry[], powers: PowerBook): KnownPower[] {
  const open = new Set<KnownPower>();
  for (const { kind, facts } of entries) {
    const [, subject = '', event] = /^(.+)-(allowed|lost|stopped-by-\w+)$/.exec(kind) ?? [];
    const power = powers.find(subject === 'power' ? (facts['power'] ?? '') : subject);
    if (!power || (power.hasOwnSentences ?? false) === (subject === 'power')) continue;
    if (event === 'allowed') open.add(power);
    else open.delete(power);
  }
  return [...open];
}
