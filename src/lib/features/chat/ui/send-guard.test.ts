import { beforeEach, expect, it } from 'vitest';
import { dwellMs } from '../../../ui/deliberation.js';
import { SendGuard } from './send-guard.svelte.js';

let now = 0;
let guard: SendGuard;
beforeEach(() => {
  now = 1_000;
  guard = new SendGuard(() => now);
});

it('[UI-C20] asks once about a message, whatever becomes of it, and lets it go then', () => {
  expect(guard.lets('hello')).toBe(true);
  expect(guard.questionOn('it says 482913')).toBeUndefined();
  expect(guard.lets('it says 482913')).toBe(false);
  expect(guard.questionOn('it says 482913')).toMatchObject({ kind: 'code' });
  now += dwellMs;
  expect(guard.lets('it says 482913, I think')).toBe(true);
});

it('[UI-C20] a press before the question can have been read does not answer it', () => {
  guard.lets('482913');
  now += dwellMs - 1;
  expect(guard.lets('482913')).toBe(false);
  now += 1;
  expect(guard.lets('482913')).toBe(true);
});

it('[UI-C20] there is no question on what has nothing in it any more, and a new one for the next message', () => {
  guard.lets('482913');
  expect(guard.questionOn('it says')).toBeUndefined();
  guard.reset();
  now += dwellMs;
  expect(guard.lets('482913')).toBe(false);
});
