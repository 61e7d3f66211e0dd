import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { makePin, type RoomNumber } from '../handshake/pin.js';
import { answerBudgetOf } from './tried-pins.js';

const siteId = 'shop';
const lifeMs = 60_000;

function setup() {
  const clock = manualClock(1_000_000);
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value)
  };
  return { clock, stored, storage, options: { clock, siteId, lifeMs, storage } };
}

// one page remembers for itself, too: each test has PINs of its own
let room = 0;
const freshPin = () => makePin(String(++room).padStart(3, '0') as RoomNumber);

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

it('[RV6] in a browser that stores nothing the page remembers', () => {
  const { clock } = setup();
  const pin = freshPin();
  const options = { clock, siteId, lifeMs, storage: { getItem: () => null, setItem: () => undefined } };
  answerBudgetOf(pin, options).take();
  answerBudgetOf(pin, options).take();
  expect(answerBudgetOf(pin, options).left()).toBe(1);
});

it.each(['', 'x', '{}', '[null, 1, {}]', '[{"pin": 1}]', '[{"pin": "a", "answers": "many", "until": 1}]'])(
  '[RV6] whatever is stored, «%s», a PIN has three answers',
  (text) => {
    const { stored, options } = setup();
    stored.set('tried-pins', text);
    const budget = answerBudgetOf(freshPin(), options);
    budget.take();
    expect(budget.left()).toBe(2);
  }
);
