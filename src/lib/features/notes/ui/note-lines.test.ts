import { expect, it } from 'vitest';
import { isWorthReading, nextBox, noteLines, toggleBox } from './note-lines.js';

it('[NT4] reads boxes and links out of plain text', () => {
  const lines = noteLines('Hello\n- [ ] call\n  - [x] https://example.org/a done\n- [y] no box');
  expect(
    lines.map((line) => (line.kind === 'box' ? `${line.indent}${line.isChecked ? 'x' : ' '}` : 't'))
  ).toEqual(['t', '0 ', '1x', 't']);
  expect(lines[2]?.pieces[0]).toMatchObject({ kind: 'link', href: 'https://example.org/a' });
  expect(isWorthReading(lines)).toBe(true);
  expect(isWorthReading(noteLines('only\ntext <b>javascript:alert(1)</b>'))).toBe(false);
});

it('[NT4] knows a box without words, which has to be named otherwise', () => {
  expect(noteLines('- [ ] call\n- [ ] \n- [x]  ').map((line) => line.kind === 'box' && line.isEmpty)).toEqual(
    [false, true, true]
  );
});

it('[NT4] ticks a box in the text itself, and changes nothing else', () => {
  const text = 'a\n  - [ ] b\nc';
  expect(toggleBox(text, 1)).toBe('a\n  - [x] b\nc');
  expect(toggleBox(toggleBox(text, 1), 1)).toBe(text);
  expect(toggleBox(text, 0)).toBe(text);
  expect(toggleBox(text, 9)).toBe(text);
});

it('[NT4] Enter goes on with the next box, and ends the list on an empty one', () => {
  expect(nextBox('- [x] one', 9)).toEqual({ text: '- [x] one\n- [ ] ', caret: 16 });
  expect(nextBox('- [ ] one\n- [ ] ', 16)).toEqual({ text: '- [ ] one\n', caret: 10 });
  expect(nextBox('plain', 5)).toBeUndefined();
});
