import { describe, expect, it } from 'vitest';
import { Editing } from './editing.svelte.js';

function setup(typed: string) {
  const saved: string[] = [];
  const editing = new Editing({ value: () => 'Ida', save: (text) => saved.push(text) });
  editing.open();
  void editing.field({ value: typed, focus: () => undefined, select: () => undefined } as HTMLInputElement);
  const press = (key: string, isComposing = false): boolean =>
    editing.press({ key, isComposing, preventDefault: () => undefined } as KeyboardEvent);
  return { editing, saved, press };
}

describe('a text that becomes a field', () => {
  it('is saved by Enter once, though the field is left as it goes', () => {
    const { editing, saved, press } = setup(' Ida Holm ');
    expect(press('Enter')).toBe(true);
    editing.leave();
    expect(saved).toEqual(['Ida Holm']);
    expect(editing.isOpen).toBe(false);
  });

  it('is saved by leaving the field', () => {
    const { editing, saved } = setup('Ida Holm');
    editing.leave();
    expect(saved).toEqual(['Ida Holm']);
  });

  it('is as it was after Escape', () => {
    const { editing, saved, press } = setup('Ida Holm');
    expect(press('Escape')).toBe(true);
    editing.leave();
    expect(saved).toEqual([]);
    expect(editing.isOpen).toBe(false);
  });

  it('stays open while a key belongs to the writing of a letter', () => {
    const { editing, saved, press } = setup('Ida Holm');
    expect(press('Enter', true)).toBe(false);
    expect(press('a')).toBe(false);
    expect(editing.isOpen).toBe(true);
    expect(saved).toEqual([]);
  });

  it('is not saved where nothing has changed', () => {
    const { editing, saved, press } = setup('Ida ');
    press('Enter');
    expect([saved, editing.isOpen]).toEqual([[], false]);
  });
});
