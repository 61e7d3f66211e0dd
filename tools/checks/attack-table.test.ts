import { expect, it } from 'vitest';
import { attackProblems } from './attack-table.js';

const repository = {
  hasRule: (rule: string) => rule === 'RV4',
  textOf: (file: string) => (file === 'a.test.ts' ? "it('[RV4] burns the PIN', () => {" : undefined)
};
const page = (row: string) =>
  `1. **A promise.**\n\n## Attacks\n\n| attack | promise | rules | tests |\n|---|---|---|---|\n${row}\n\n## Next\n`;
const problems = (row: string) => attackProblems(page(row), repository);

it('a row is right when its promise, its rules and its tests exist', () => {
  expect(problems('| guess | 1 | RV4 | `a.test.ts`: [RV4] burns the PIN |')).toEqual([]);
});

it('a promise, a rule, a file or a test that does not exist is named, and so is a table that is gone', () => {
  expect(problems('| guess | 2 | RV4 | `a.test.ts`: [RV4] burns the PIN |')).toHaveLength(1);
  expect(problems('| guess | 1 | RV4, RV99 | `a.test.ts`: [RV4] burns the PIN |')).toHaveLength(1);
  expect(problems('| guess | 1 | RV4 | `b.test.ts`: [RV4] burns the PIN |')).toHaveLength(1);
  expect(problems('| guess | 1 | RV4 | `a.test.ts`: [RV4] burns |')).toHaveLength(1);
  expect(problems('| guess | 1 | RV4 |  |')).toHaveLength(1);
  expect(attackProblems('# Security', repository)).toHaveLength(1);
});
