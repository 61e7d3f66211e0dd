import { tableRows } from './table-rows.js';

/**
 * What is wrong with the table of attacks: a row without tests, a rule or a test that does not exist, a promise
 * that has no number above.
 * @param {string} text of docs/security.md
 * @param {{ hasRule(rule: string): boolean, textOf(file: string): string | undefined }} repository
 * @returns {string[]}
 */
export function attackProblems(text, { hasRule, textOf }) {
  const rows = tableRows(text, 'Attacks');
  if (rows.length === 0) return ['docs/security.md has no table of attacks'];
  return rows.flatMap(([attack = '', promise = '', rules = '', tests = '']) => {
    /** @param {string} problem */
    const inRow = (problem) => `docs/security.md, «${attack.slice(0, 60)}»: ${problem}`;
    const unknownRules = rules.split(', ').filter((rule) => !hasRule(rule));
    const missingTests = tests.split('<br>').filter((test) => !exists(test, textOf));
    return [
      ...(text.split('\n').some((line) => line.startsWith(`${promise}. **`))
        ? []
        : [inRow(`there is no promise ${promise}`)]),
      ...unknownRules.map((rule) => inRow(`there is no rule ${rule}`)),
      ...missingTests.map((test) => inRow(`there is no test ${test}`))
    ];
  });
}

/** `file`: the whole name of a test in it. @param {string} test @param {(file: string) => string | undefined} textOf */
function exists(test, textOf) {
  const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
  const text = textOf(file) ?? '';
  return name !== '' && [`'${name}'`, `"${name}"`, `\`${name}\``].some((literal) => text.includes(literal));
}
