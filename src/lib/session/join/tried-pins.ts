import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import { parseJson } from '../../base/json.js';
import { siteStorage, type SiteStorage } from '../../base/site-storage.js';
import { lvCat } from '../../handshake/lv-cat.js';
import type { Pin } from '../../handshake/pin.js';
import { maxAnswers, type AnswerBudget } from '../../handshake/rendezvous-guest.js';

const storageKey = 'tried-pins';
/** Nobody types so many within the life of one. */
const maxTried = 32;

interface Tried {
  /** Eight bits of a hash, in hex: every 256th PIN has the same, so which one it was cannot be read out of it. */
  pin: string;
  answers: number;
  until: number;
}

interface Options {
  clock: Pick<Clock, 'now'>;
  siteId: string;
  /** Of a PIN. */
  lifeMs: number;
  storage?: Pick<SiteStorage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** What this page has answered itself, for a browser that stores nothing. */
let ofThisPage: readonly Tried[] = [];

/**
 * How often this browser has answered for a PIN (and for those that cannot be told from it), over presses of Join, reloads and tabs, for as long as the PIN can
 * live (RV6). Read and written at once with every answer, so two tabs have three answers together.
 */
export function answerBudgetOf(
  pin: Pin,
  { clock, siteId, lifeMs, storage = siteStorage('localStorage') }: Options
): AnswerBudget {
  const id = triedPinId(pin, siteId);
  const isLive = (tried: Tried): boolean => canLive(tried, clock.now(), lifeMs);
  const live = (): readonly Tried[] => read(storage).filter(isLive);
  const entries = (): Tried[] => [...live(), ...ofThisPage.filter(isLive)].filter(({ pin }) => pin === id);
  const answers = (): number => Math.max(0, ...entries().map((entry) => entry.answers));
  return {
    left: () => maxAnswers - answers(),
    take() {
      const until = Math.min(clock.now() + lifeMs, ...entries().map((entry) => entry.until));
      const own = { pin: id, answers: answers() + 1, until };
      const withOwn = (list: readonly Tried[]): Tried[] => [
        ...list.filter(({ pin }) => pin !== id).slice(1 - maxTried),
        own
      ];
      storage.setItem(storageKey, JSON.stringify(withOwn(live())));
      ofThisPage = withOwn(ofThisPage.filter(isLive));
    }
  };
}

/**
 * «This is not my computer»: nothing stays of PINs that cannot live any more. Of the others the count does: without it
 * a false technician who has people press that button had three more guesses each time.
 * @returns when the last of them can be forgotten too; `undefined` when nothing is left
 */
export function forgetTriedPins({
  clock,
  lifeMs,
  storage = siteStorage('localStorage')
}: Omit<Options, 'siteId'>): number | undefined {
  const live = read(storage).filter((tried) => canLive(tried, clock.now(), lifeMs));
  if (live.length === 0) storage.removeItem(storageKey);
  else storage.setItem(storageKey, JSON.stringify(live));
  return live.length === 0 ? undefined : Math.max(...live.map(({ until }) => until));
}

/** What stands for it in what is written down. */
export const triedPinId = (pin: Pin, siteId: string): string =>
  toHex(sha256(lvCat(utf8('tincan/1/tried-pin'), utf8(siteId), utf8(pin))).subarray(0, 1));

/** What is due later than it can be was written by a clock that has been turned back since. */
const canLive = ({ until }: Tried, now: number, lifeMs: number): boolean =>
  until > now && until <= now + lifeMs;

function read(storage: Pick<SiteStorage, 'getItem'>): readonly Tried[] {
  const value = parseJson(storage.getItem(storageKey) ?? '');
  return Array.isArray(value) ? value.slice(-maxTried).filter(isTried) : [];
}

function isTried(value: unknown): value is Tried {
  if (typeof value !== 'object' || value === null) return false;
  const { pin, answers, until } = value as Partial<Record<keyof Tried, unknown>>;
  // longer ones are of an earlier version, and tell which PIN it was
  const isId = typeof pin === 'string' && /^[0-9a-f]{2}$/.test(pin);
  return isId && Number.isSafeInteger(answers) && typeof until === 'number';
}
