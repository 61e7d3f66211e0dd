/** Rows of the list as they go to the clipboard. */

/**
 * A cell that a spreadsheet would take for a formula is written as text: names come from customers. Tabs and line
 * breaks would begin another cell.
 */
export function tsvCell(text: string): string {
  const oneLine = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return /^\s*[=+\-@|%]/.test(oneLine) ? `'${oneLine}` : oneLine;
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
