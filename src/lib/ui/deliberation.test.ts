import { describe, expect, it } from 'vitest';
import {
  change,
  counts,
  dwellMs,
  isLive,
  look,
  pressDown,
  pressUp,
  unseen,
  type Deliberation,
  type Sight
} from './deliberation.js';

const clear: Sight = { isClear: true, isFocused: true, place: '10 20 100 40' };
const onIt = { isOnButton: true, isNew: true };
const elsewhere = { isOnButton: false, isNew: true };

/** A button whose card has stood still since `0`. */
const standing = (sight: Partial<Sight> = {}): Deliberation => look(unseen, { ...clear, ...sight }, 0);
/** Pressed at one time, let go and clicked at another, as a mouse does. */
const click = (state: Deliberation, downAt: number, upAt = downAt + 60, how = onIt): boolean =>
  counts(pressUp(pressDown(state, how, downAt), upAt), upAt);

describe('a yes', () => {
  it('[UI-C15] is inert until it has been in sight for its time, and live from then on', () => {
    expect(isLive(unseen, 1_000_000)).toBe(false);
    expect(isLive(standing(), dwellMs - 1)).toBe(false);
    expect(isLive(standing(), dwellMs)).toBe(true);
    expect(click(standing(), 28)).toBe(false);
    expect(click(standing(), dwellMs)).toBe(true);
  });

  it.each([
    ['is not clearly in sight', { isClear: false }],
    ['is in a page without the focus', { isFocused: false }]
  ])('[UI-C15] stays inert while it %s, and its time begins anew afterwards', (_, sight) => {
    expect(isLive(standing(sight), 1_000_000)).toBe(false);
    const hidden = look(standing(), { ...clear, ...sight }, 2_000);
    expect(click(hidden, 2_010)).toBe(false);
    const back = look(hidden, clear, 3_000);
    expect(click(back, 3_000 + dwellMs - 1)).toBe(false);
    expect(click(back, 3_000 + dwellMs)).toBe(true);
  });

  it('[UI-C15] begins its time anew when it moves or when its card says something else', () => {
    const moved = look(standing(), { ...clear, place: '10 24 100 40' }, 2_000);
    expect(click(moved, 2_000)).toBe(false);
    expect(click(moved, 2_000 + dwellMs)).toBe(true);
    const changed = change(standing(), 2_000);
    expect(click(changed, 2_000)).toBe(false);
    expect(click(changed, 2_000 + dwellMs)).toBe(true);
    expect(look(standing(), clear, 2_000).steadySince).toBe(0);
  });

  it('[UI-C15] does not count a press that began before it was live, however long it is held', () => {
    expect(click(standing(), 28, 5_000)).toBe(false);
    expect(click(standing(), dwellMs - 1, 5_000)).toBe(false);
  });

  it('[UI-C15] does not count a press that began elsewhere and is let go on it', () => {
    expect(click(standing(), 2_000, 2_060, elsewhere)).toBe(false);
  });

  it('[UI-C15] does not count a press during which it moved, even if it is held until it is live again', () => {
    const pressed = pressDown(standing(), onIt, 2_000);
    const moved = look(pressed, { ...clear, place: '0 0 100 40' }, 2_010);
    expect(counts(pressUp(moved, 5_000), 5_000)).toBe(false);
  });

  it('[UI-C15] does not count a key that is held since before, nor its repetitions', () => {
    const held = pressDown(standing(), { isOnButton: true, isNew: false }, 2_000);
    expect(counts(held, 2_000)).toBe(false);
    expect(counts(held, 60_000)).toBe(false);
    expect(counts(pressUp(held, 2_500), 2_500)).toBe(false);
  });

  it('[UI-C15] is not reached by hitting the same place again and again', () => {
    let state = standing();
    for (let at = 100; at < 10_000; at += 500) {
      state = pressUp(pressDown(state, onIt, at), at + 50);
      expect(counts(state, at + 50)).toBe(false);
    }
    expect(click(state, 9_650 + dwellMs)).toBe(true);
  });

  it('[UI-C15] counts the click of a screen reader, which has no press of its own, once it is live', () => {
    expect(counts(standing(), dwellMs - 1)).toBe(false);
    expect(counts(standing(), dwellMs)).toBe(true);
    const written = pressUp(pressDown(standing(), elsewhere, 2_000), 2_050);
    expect(counts(written, 2_060)).toBe(false);
    expect(counts(written, 2_050 + dwellMs)).toBe(true);
  });

  it('[UI-C15] counts a new press after one that was too early', () => {
    const early = pressUp(pressDown(standing(), onIt, 28), 100);
    expect(click(early, 100 + dwellMs - 1)).toBe(false);
    expect(click(early, 100 + dwellMs)).toBe(true);
  });
});
