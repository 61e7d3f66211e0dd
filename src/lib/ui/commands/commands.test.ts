import { describe, expect, it } from 'vitest';
import { Commands, type Command } from './commands.svelte.js';

const command = (id: string, label: string, shortcut?: Command['shortcut']): Command => ({
  id,
  label,
  ...(shortcut && { shortcut }),
  run: () => undefined
});

const press = { code: '', ctrlKey: false, metaKey: false, altKey: true, shiftKey: true };

describe('commands', () => {
  it('[TC5] finds a command by words in any order and case, with accents or without', () => {
    const commands = new Commands(false);
    commands.provide(() => [command('a', 'Ask for the screen'), command('b', 'Página en blanco')]);
    expect(commands.matching('SCREEN ask', 'nl').map(({ id }) => id)).toEqual(['a']);
    expect(commands.matching('pagina', 'nl').map(({ id }) => id)).toEqual(['b']);
    expect(commands.matching('', 'nl').length).toBe(2);
  });

  it('[TC5] does not answer to the key of a command that was taken back', () => {
    const commands = new Commands(false);
    const off = commands.provide(() => [command('a', 'Ask', 'Alt+Shift+R')]);
    expect(commands.find({ ...press, key: 'R' })?.id).toBe('a');
    off();
    expect(commands.find({ ...press, key: 'R' })).toBeUndefined();
  });
});
