import { describe, expect, it } from 'vitest';
import { ConsoleLayout, widthLimits } from './layout.svelte.js';

/** What a browser keeps, without the browser. */
function memory(text: string | null = null): {
  getItem(): string | null;
  setItem(key: string, value: string): void;
} {
  return { getItem: () => text, setItem: (_, value) => (text = value) };
}

describe('the arrangement of the panels', () => {
  it('[TC6] comes back after a reload', () => {
    const storage = memory();
    const layout = new ConsoleLayout(storage);
    layout.resize('sessions', 301.4);
    layout.toggle('conversation');
    const reloaded = new ConsoleLayout(storage);
    expect(reloaded.side('sessions')).toEqual({ width: 301, isNarrowed: false });
    expect(reloaded.side('conversation').isNarrowed).toBe(true);
  });

  it('[TC6] keeps every panel between its limits', () => {
    const layout = new ConsoleLayout(undefined);
    layout.resize('conversation', 5);
    expect(layout.side('conversation').width).toBe(widthLimits.conversation.min);
    layout.resize('conversation', 5_000);
    expect(layout.side('conversation').width).toBe(widthLimits.conversation.max);
  });

  it.each([
    '{',
    'null',
    '[]',
    '{"sessions":{"width":"wide"}}',
    '{"sessions":{"width":1e9}}',
    '{"sessions":null}'
  ])('[TC6] falls back to the usual when %s is stored', (stored) => {
    const layout = new ConsoleLayout(memory(stored));
    expect(layout.side('sessions')).toEqual({ width: widthLimits.sessions.usual, isNarrowed: false });
  });

  it('[TC6] shows a panel that was narrowed away when it is gone to', () => {
    const layout = new ConsoleLayout(undefined);
    layout.toggle('conversation');
    layout.show('conversation');
    expect(layout.side('conversation').isNarrowed).toBe(false);
    expect(layout.panel).toBe('conversation');
  });

  it('[TC6] goes on without room to store', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      }
    };
    const layout = new ConsoleLayout(full);
    layout.toggle('sessions');
    expect(layout.side('sessions').isNarrowed).toBe(true);
  });
});
