/** A text field's content and where its caret stands, in UTF-16 units. */
export interface FieldState {
  text: string;
  caret: number;
}

const groupSize = 3;
/** What people put between digits, and what sticks to a pasted number. */
const separators = /[\s\u200B-\u200F\u2060\uFEFF.,_/()\u2010-\u2015\u2212-]/gu;

/**
 * Groups a PIN while it is typed: `123456` → `123 456`. The caret keeps its place among the digits.
 * Anything that is not a digit or a separator is left as it was typed, so that it can be shown as the mistake.
 */
export function groupDigits(
  { text, caret }: FieldState,
  edit: 'deleted-forward' | 'other' = 'other'
): FieldState {
  const digits = bare(text);
  if (!/^\d*$/.test(digits)) return { text, caret };
  const grouped = digits.replace(/\d{3}(?=\d)/g, '$& ');
  const before = bare(text.slice(0, caret)).length;
  const gaps = Math.max(0, Math.ceil(before / groupSize) - 1);
  const isAtGap = before > 0 && before % groupSize === 0 && before < digits.length;
  // Delete before a gap took only the space, which comes back at once: step over it, so that the key is not stuck.
  return { text: grouped, caret: before + gaps + (isAtGap && edit === 'deleted-forward' ? 1 : 0) };
}

/** Digits as ASCII without separators. Full-width digits are what a Japanese or Chinese keyboard types. */
function bare(text: string): string {
  return text
    .replace(separators, '')
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30));
}

export const countDigits = (text: string): number => bare(text).replace(/\D/g, '').length;
