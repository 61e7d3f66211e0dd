import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPressed, keyNames, type KeyPress } from './shortcut.js';

const press = (values: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...values
});

/** Everything written below `src/lib`: some commands exist only inside components. */
const sources = readdirSync('src/lib', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`src/lib/${name}`, 'utf8'))
  .join('\n');

const found = (pattern: RegExp): string[] => [...sources.matchAll(pattern)].map(([, what = '']) => what);

describe('shortcuts', () => {
  it('[TC5] opens the commands with Ctrl+K, and with Command+K on a Mac only', () => {
    const control = press({ key: 'k', code: 'KeyK', ctrlKey: true });
    const command = press({ key: 'k', code: 'KeyK', metaKey: true });
    expect(isPressed('Mod+K', control, false)).toBe(true);
    expect(isPressed('Mod+K', command, true)).toBe(true);
    expect(isPressed('Mod+K', control, true)).toBe(false);
    expect(isPressed('Mod+K', { ...control, shiftKey: true }, false)).toBe(false);
  });

  it('[TC5] does not take AltGr, which arrives as Ctrl and Alt together', () => {
    const altGr = press({ key: 'N', code: 'KeyN', altKey: true, ctrlKey: true, shiftKey: true });
    expect(isPressed('Alt+Shift+N', altGr, false)).toBe(false);
  });

  it('[TC5] follows the printed letter on other layouts', () => {
    const printedQ = press({ key: 'Q', code: 'KeyA', altKey: true, shiftKey: true });
    expect(isPressed('Alt+Shift+Q', printedQ, false)).toBe(true);
    expect(isPressed('Alt+Shift+A', printedQ, false)).toBe(false);
  });

  it('[TC5] knows the key where Option or Shift turn it into another character', () => {
    expect(
      isPressed('Alt+Shift+N', press({ key: '˜', code: 'KeyN', altKey: true, shiftKey: true }), true)
    ).toBe(true);
    expect(
      isPressed('Alt+Shift+2', press({ key: '@', code: 'Digit2', altKey: true, shiftKey: true }), false)
    ).toBe(true);
  });

  it('[TC5] names the keys as the keyboard does', () => {
    expect(keyNames('Alt+Shift+ArrowDown', false)).toEqual(['Alt', 'Shift', '↓']);
    expect(keyNames('Mod+K', true)).toEqual(['⌘', 'K']);
  });

  it('[TC5] no two commands have the same keys, and a button names those of a command', () => {
    const shortcuts = found(/\bshortcut(?::| =) '([^']+)'/g);
    expect(shortcuts.length).toBeGreaterThan(20);
    expect(shortcuts.toSorted()).toEqual([...new Set(shortcuts)].toSorted());
    for (const keys of found(/\bshortcut="([^"]+)"/g)) expect(shortcuts).toContain(keys.replaceAll(' ', '+'));
  });

  it('[TC5] leaves the keys alone that Chrome keeps for itself', () => {
    expect(found(/'Alt\+Shift\+([ABIT])'/g)).toEqual([]);
  });
});
