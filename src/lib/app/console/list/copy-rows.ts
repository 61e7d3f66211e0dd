/** Rows of the list as they go to the clipboard. */
import { inertCell } from '../../../base/inert-cell.js';

/**
 * A cell that a spreadsheet would take for a formula is written as text: names come from customers. Tabs and line
 * breaks would begin another cell, and a quote in front would take everything up to the next one into this cell.
 */
export function tsvCell(text: string): string {
  const oneLine = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  const inert = inertCell(oneLine);
  return /^\s*"/.test(inert) ? `'${inert}` : inert;
}

export const asTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(tsvCell).join('\t')).join('\r\n');

/** One session per line, for a mail or a chat. */
export const asText = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell, place) => [header[place], cell.replace(/\s+/g, ' ').trim()] as const)
        .filter(([, cell]) => cell !== '')
        .map(([name, cell]) => `${name}: ${cell}`)
        .join(', ')
    )
    .join('\n');
