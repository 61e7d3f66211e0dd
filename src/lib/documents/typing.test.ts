import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Typing } from './typing.js';

function setup() {
  const clock = manualClock();
  const announced: boolean[] = [];
  let changes = 0;
  const typing = new Typing({
    clock,
    announce: (isTyping) => announced.push(isTyping),
    onChange: () => changes++
  });
  return { clock, announced, typing, changes: () => changes };
}

it('[CT7] tells the peer now and then while somebody types, and once when it ends', () => {
  const { clock, announced, typing } = setup();
  for (let i = 0; i < 50; i++) {
    typing.note();
    clock.advance(100);
  }
  expect(announced).toEqual([true, true, true]);
  clock.advance(3_000);
  typing.stop();
  expect(announced).toEqual([true, true, true, false]);
});

it('[CT7] believes a peer for a few seconds only', () => {
  const { clock, typing, changes } = setup();
  typing.heard(true);
  clock.advance(5_000);
  typing.heard(true);
  clock.advance(5_000);
  expect(typing.isPeerTyping).toBe(true);
  clock.advance(1_000);
  expect(typing.isPeerTyping).toBe(false);
  expect(changes()).toBe(2);
});
