import { textPieces, type TextPiece } from '../../chat/index.js';

/** A line of notes as it is read: `- [ ] call back` is a box to be ticked. */
export type NoteLine =
  | { kind: 'text'; pieces: TextPiece[] }
  | { kind: 'box'; isChecked: boolean; isEmpty: boolean; pieces: TextPiece[]; indent: number };

const box = /^(\s*)[-*] \[([ xX])\] ?(.*)$/;

export function noteLines(text: string): NoteLine[] {
  return text.split('\n').map((line) => {
    const match = box.exec(line);
    if (!match) return { kind: 'text', pieces: textPieces(line) };
    const [, indent = '', mark = ' ', rest = ''] = match;
    return {
      kind: 'box',
      isChecked: mark !== ' ',
      isEmpty: rest.trim() === '',
      pieces: textPieces(rest),
      indent: Math.min(4, Math.floor(indent.length / 2))
    };
  });
}

/** The text with the box of this line ticked, or not any more. */
export function toggleBox(text: string, index: number): string {
  const lines = text.split('\n');
  const match = box.exec(lines[index] ?? '');
  if (!match) return text;
  const [, indent = '', mark = ' ', rest = ''] = match;
  lines[index] = `${indent}- [${mark === ' ' ? 'x' : ' '}] ${rest}`;
  return lines.join('\n');
}

/** Is there anything that reads better than it is typed: a box or a link? */
export const isWorthReading = (lines: readonly NoteLine[]): boolean =>
  lines.some((line) => line.kind === 'box' || line.pieces.some(({ kind }) => kind === 'link'));

/** What Enter puts behind a line with a box: the next box, or nothing when the line was left empty. */
export function nextBox(text: string, caret: number): { text: string; caret: number } | undefined {
  const start = text.lastIndexOf('\n', caret - 1) + 1;
  const match = box.exec(text.slice(start, caret));
  if (!match) return undefined;
  const [, indent = '', , rest = ''] = match;
  if (rest.trim() === '') return { text: text.slice(0, start) + text.slice(caret), caret: start };
  const added = `\n${indent}- [ ] `;
  return { text: text.slice(0, caret) + added + text.slice(caret), caret: caret + added.length };
}
