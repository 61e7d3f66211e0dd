import { expect, it } from 'vitest';
import { createNotes, notesText } from './notes.js';

const make = (updates: Uint8Array[] = []) => {
  const written: Uint8Array[] = [];
  return { notes: createNotes({ updates, onUpdate: (update) => written.push(update) }), written };
};

it('[NT1] every change is handed out to be stored, and comes back', () => {
  const { notes, written } = make();
  for (const text of ['C', 'Ca', 'Call', 'Call 👋🏽 back', 'back', '']) {
    notes.set(text);
    expect(notes.text).toBe(text);
    expect(notesText(written)).toBe(text);
  }
  expect(written).toHaveLength(6);
});

it('[NT1] writes only the difference: what somebody else writes elsewhere in it stays', () => {
  const { notes: first, written } = make();
  first.set('one\ntwo\nthree');
  const second = make([...written]);
  first.set('ONE\ntwo\nthree');
  second.notes.set('one\ntwo\nthree\nfour');
  expect(notesText([...written, ...second.written])).toBe('ONE\ntwo\nthree\nfour');
});

it('[NT1] a broken update costs only itself', () => {
  const { notes, written } = make();
  notes.set('kept');
  expect(notesText([Uint8Array.of(9, 9), ...written])).toBe('kept');
});
