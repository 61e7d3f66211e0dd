/** A text field's content and where its caret stands, in UTF-16 units. */
export interface FieldState {
  text: string;
  caret: number;
}

const groupSize = 3;
/** The separators that `parsePin` forgives. */
const separators = /[\s\p{Dash}\p{Cf}.·]/gu;

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

/** Without separators. NFKC turns the full-width digits of a Japanese or Chinese keyboard into ASCII. */
const bare = (text: string): string => text.normalize('NFKC').replace(separators, '');
