import type { Listenable } from '../base/emitter.js';
import type { Result } from '../base/result.js';
import type { SessionLog } from './session-log.js';
import type { SharedPictureView } from './picture-views.js';
import type { PowerTrouble } from './power-troubles.js';
import { powers, type LogEntry, type Power } from './views.js';

/** `connection`: nobody has been there for so long that it may not last, or its own connection broke for good. */
export type Ending = 'customer' | 'technician' | 'browser' | 'connection';

/** Why there is no grant although the power is known: the person, the browser, or one of the troubles said no. */
export type Refusal = 'declined' | 'unsupported' | PowerTrouble;

/** What one power brings to `CustomerConsents`, which does the rest the same way for all (rules CO). */
export interface PowerRules {
  /** Where this is false the technician is told, and the customer sees no card. */
  isPossible(): boolean;
  /** Why it cannot be had on this grant now: the technician is told, and the customer sees no card. */
  troubleOn?(base: HeldPower): PowerTrouble | undefined;
  /** Granted only on top of a grant of this power, and ends with it. */
  needs?: Power;
  /** So many grants of it may last at once, 1 by default; one more ends the oldest. */
  atMost?: number;
  /** What went wrong may go right the next time: the card stays, says why, and lets the customer try again. */
  canRetry?: boolean;
  /** The customer may see first what the technician will see. What `allow()` gives is then a `SharedPictureView`. */
  canLook?: boolean;
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
  /** It ended by itself. */
  readonly onEnded?: Listenable<'browser' | 'connection'>;
  /** There is a new way to the technician: whatever had to do with the old one begins anew under this id. */
  renew?(id: string): void;
  /** The technician has been told the id under which it lasts. */
  told?(): void;
  /** What the customer sees of it, where it is a picture. */
  readonly shown?: SharedPictureView;
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
  | `trouble-${PowerTrouble}`
  | 'lost'
  | `stopped-by-${Exclude<Ending, 'connection'>}`;

/** A line of the log; the screen has sentences of its own, all other powers fill theirs into common ones. */
export function logPower(log: SessionLog, power: Power, event: PowerEvent): void {
  if (power === 'screen') log.add(`screen-${event}`);
  else log.add(`power-${event}`, { power });
}

export const endingEvent = (by: Ending): PowerEvent => (by === 'connection' ? 'lost' : `stopped-by-${by}`);

/** The powers that were granted where a log breaks off: they ended with their page (CO5). */
export function powersLeftOpen(entries: readonly LogEntry[]): Power[] {
  const open = new Set<Power>();
  for (const { kind, facts } of entries) {
    const [, own, event] = /^(screen|power)-(allowed|lost|stopped-by-\w+)$/.exec(kind) ?? [];
    const power = own === 'screen' ? 'screen' : powers.find((each) => each === facts['power']);
    if (!own || !power) continue;
    if (event === 'allowed') open.add(power);
    else open.delete(power);
  }
  return [...open];
}
