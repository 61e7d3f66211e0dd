/**
 * The rows of the first table under a heading, each as its cells; none where there is no such table.
 * @param {string} text Markdown
 * @param {string} heading of the second level
 * @returns {string[][]}
 */
export function tableRows(text, heading) {
  const section = `${text}\n## `.split(new RegExp(`^## ${heading}$`, 'm'))[1]?.split(/^## /m)[0] ?? '';
  const table = /(?:^\|.*\n)+/m.exec(section)?.[0] ?? '';
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    );
}
