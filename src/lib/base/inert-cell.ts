/** What a spreadsheet runs (OWASP, «CSV Injection»); spaces, control characters and quotes before it do not stop it. */
const formula = /[=+\-@|%＝＋－＠]/;
const formulaAtBeginning = /^[\s\p{C}"]*[=+\-@|%＝＋－＠]/u;
/** Which character separates cells hangs on the country: each of these may begin one in the middle of a text. */
const separator = /[;,\t\r\n]/;
const gaps = /[;,\s\p{C}"]+/gu;

/** The text of a cell, with an apostrophe where a spreadsheet would otherwise take it, or its end, for a formula. */
export function inertCell(text: string): string {
  const inside = text.replace(gaps, (gap, at: number) =>
    separator.test(gap) && formula.test(text.charAt(at + gap.length)) ? `${gap}'` : gap
  );
  return formulaAtBeginning.test(inside) ? `'${inside}` : inside;
}
