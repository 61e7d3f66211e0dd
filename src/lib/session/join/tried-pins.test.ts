import { expect, it } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { makePin, type Pin, type RoomNumber } from '../../handshake/pin.js';
import { answerBudgetOf, forgetTriedPins, triedPinId } from './tried-pins.js';

const siteId = 'shop';
const lifeMs = 60_000;

function setup() {
  const clock = manualClock(1_000_000);
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key)
  };
  return { clock, stored, storage, options: { clock, siteId, lifeMs, storage } };
}

/** One page remembers for itself, too: each test has PINs of its own, which can be told apart. */
const given = new Set<string>();
function freshPin(): Pin {
  for (;;) {
    const pin = makePin('001' as RoomNumber);
    const id = triedPinId(pin, siteId);
    if (given.has(id)) continue;
    given.add(id);
    return pin;
  }
}

it('[RV6] a PIN has three answers, and another PIN three of its own', () => {
  const { options } = setup();
  const [pin, other] = [freshPin(), freshPin()];
  const budget = answerBudgetOf(pin, options);
  for (const left of [3, 2, 1]) {
    expect(budget.left()).toBe(left);
    budget.take();
  }
  expect(budget.left()).toBe(0);
  expect(answerBudgetOf(other, options).left()).toBe(3);
});

it('[RV6] a second try, a reload and another tab go on counting', () => {
  const { clock, storage, options } = setup();
  const pin = freshPin();
  answerBudgetOf(pin, options).take();
  answerBudgetOf(pin, { clock, siteId, lifeMs, storage }).take();
  expect(answerBudgetOf(pin, options).left()).toBe(1);
});

it('[RV6] it is forgotten when the PIN cannot live any more, counted from the first answer', () => {
  const { clock, options } = setup();
  const pin = freshPin();
  answerBudgetOf(pin, options).take();
  clock.advance(lifeMs - 1);
  answerBudgetOf(pin, options).take();
  expect(answerBudgetOf(pin, options).left()).toBe(1);
  clock.advance(1);
  expect(answerBudgetOf(pin, options).left()).toBe(3);
});

it('[RV6] at most 32 PINs are remembered, none of them readable', () => {
  const { stored, options } = setup();
  const pins = Array.from({ length: 40 }, freshPin);
  for (const pin of pins) answerBudgetOf(pin, options).take();
  const [text] = [...stored.values()];
  expect((JSON.parse(text!) as unknown[]).length).toBe(32);
  for (const pin of pins) expect(text).not.toContain(pin);
});

it('[RV6] which PIN it was cannot be read out of what is written down: every 256th would be the same', () => {
  const { stored, options } = setup();
  const pin = freshPin();
  answerBudgetOf(pin, options).take();
  const [entry] = JSON.parse([...stored.values()][0]!) as [object];
  expect(Object.keys(entry)).toEqual(['pin', 'answers', 'until']);
  const fits = Array.from({ length: 20_000 }, () => makePin('001' as RoomNumber)).filter(
    (other) => triedPinId(other, siteId) === (entry as { pin: string }).pin
  );
  expect(fits.length).toBeGreaterThan(20);
});

it('[EN5, RV6] «This is not my computer» leaves the counts that still matter, and nothing of an earlier version', () => {
  const { clock, stored, options } = setup();
  const [old, pin] = [freshPin(), freshPin()];
  answerBudgetOf(old, options).take();
  clock.advance(lifeMs / 2);
  answerBudgetOf(pin, options).take();
  const entries = JSON.parse(stored.get('tried-pins')!) as object[];
  const earlier = { pin: 'a'.repeat(32), answers: 3, until: clock.now() + 1_000 };
  stored.set('tried-pins', JSON.stringify([...entries, earlier]));
  clock.advance(lifeMs / 2);
  const until = forgetTriedPins(options);
  expect(stored.get('tried-pins')).toBe(
    JSON.stringify([{ pin: triedPinId(pin, siteId), answers: 1, until }])
  );
  expect(answerBudgetOf(pin, options).left()).toBe(2);
  clock.advance(lifeMs / 2);
  expect(forgetTriedPins(options)).toBeUndefined();
  expect([...stored]).toEqual([]);
});

it('[RV6] in a browser that stores nothing the page remembers', () => {
  const { clock } = setup();
  const pin = freshPin();
  const options = {
    clock,
    siteId,
    lifeMs,
    storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  };
  answerBudgetOf(pin, options).take();
  answerBudgetOf(pin, options).take();
  expect(answerBudgetOf(pin, options).left()).toBe(1);
});

it.each(['', 'x', '{}', '[null, 1, {}]', '[{"pin": 1}]', '[{"pin": "aa", "answers": "many", "until": 1}]'])(
  '[RV6] whatever is stored, «%s», a PIN has three answers',
  (text) => {
    const { stored, options } = setup();
    stored.set('tried-pins', text);
    const budget = answerBudgetOf(freshPin(), options);
    budget.take();
    expect(budget.left()).toBe(2);
  }
);
