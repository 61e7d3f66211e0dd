import { tableRows } from './table-rows.js';

/**
 * Figures of ours in docs/comparison.md that docs/performance.md has not, or not any more. A row that says «not measured»
 * has none.
 * @param {string} comparison the text of the one
 * @param {string} performance and of the other
 * @returns {string[]}
 */
export function figureProblems(comparison, performance) {
  const measured = new Set(tableRows(performance, 'Measured').flat().flatMap(numbersIn));
  const rows = tableRows(comparison, 'Figures');
  if (measured.size === 0 || rows.length === 0)
    return ['docs/performance.md or docs/comparison.md has no table of figures'];
  return rows
    .filter(([, ours = '']) => !ours.includes('not measured'))
    .flatMap(([figure = '', ours = '']) =>
      numbersIn(ours)
        .filter((number) => !measured.has(number))
        .map((number) => `docs/comparison.md, «${figure}»: ${number} is not in docs/performance.md`)
    );
}

/** @param {string} text @returns {string[]} */
const numbersIn = (text) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
