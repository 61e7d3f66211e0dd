import { afterEach, expect, it, vi } from 'vitest';
import { opensInWindow, setOpensInWindow } from './stage-window.js';

afterEach(() => void vi.unstubAllGlobals());

it('keeps under a key like every other that the stage opens in a window of its own', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  });
  setOpensInWindow(true);
  expect(opensInWindow()).toBe(true);
  expect([...kept.keys()]).toEqual(['tincan / stage-window']);
  setOpensInWindow(false);
  expect(opensInWindow()).toBe(false);
});
