import { afterAll } from 'vitest';

/** A table that grows with the tests of a file, and is printed after them. */
export function useTable(...header: string[]): (...row: string[]) => void {
  const rows = [header];
  afterAll(() => {
    const widths = header.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
    const lines = rows.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd()
    );
    console.log(`\n${lines.join('\n')}\n`);
  });
  return (...row) => void rows.push(row);
}

export const milliseconds = (value: number): string => `${Math.round(value).toLocaleString('en')} ms`;
