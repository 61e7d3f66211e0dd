import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepDraft, takeKeptDraft } from './kept-draft.js';

let page: EventTarget;
let kept: Map<string, string>;

/** The page is left; a browser may bring it back as it was. */
const leave = (): void => void page.dispatchEvent(new Event('pagehide'));

beforeEach(() => {
  page = new EventTarget();
  kept = new Map();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key)
  });
});
afterEach(() => vi.unstubAllGlobals());

it('a draft is there once when the page comes back', () => {
  keepDraft('one', () => 'half a sent');
  leave();
  expect(takeKeptDraft('two')).toBeUndefined();
  expect(takeKeptDraft('one')).toBe('half a sent');
  expect(takeKeptDraft('one')).toBeUndefined();
});

it('stopping leaves nothing behind, whether the page was left before or is left after', () => {
  const stop = keepDraft('one', () => 'half a sent');
  leave();
  stop();
  leave();
  expect(kept.size).toBe(0);
});

it('storage that refuses is nothing to fail for', () => {
  vi.stubGlobal('sessionStorage', undefined);
  const stop = keepDraft('one', () => 'half a sent');
  leave();
  stop();
  expect(takeKeptDraft('one')).toBeUndefined();
});
