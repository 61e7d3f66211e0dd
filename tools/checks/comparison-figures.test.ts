import { expect, it } from 'vitest';
import { figureProblems } from './comparison-figures.js';

const performance = `## Measured

| figure | median | goal | reference |
|---|---|---|---|
| first frame | 1,726 ms | 600 | 35.5 ms: bare |

Before, it was 900 ms.

## Missed
`;
const problems = (ours: string) =>
  figureProblems(
    `## Figures\n\n| figure | ours | others |\n|---|---|---|\n| first picture | ${ours} | 15 s |\n`,
    performance
  );

it('a figure of ours is right when it was measured, whatever others publish', () => {
  expect(problems('1,726 ms (goal 600); 35.5 without us')).toEqual([]);
});

it('a figure that was measured before is named, and one in a row that says that it was not measured is not', () => {
  expect(problems('900 ms (goal 600)')).toEqual([
    'docs/comparison.md, «first picture»: 900 is not in docs/performance.md'
  ]);
  expect(problems('30 at the most, not measured')).toEqual([]);
});

it('a table that is gone is named', () => {
  expect(figureProblems('# Comparison', performance)).toHaveLength(1);
  expect(figureProblems('## Figures\n\n| a | b |\n|---|---|\n| c | 1 |\n', '## Measured\n')).toHaveLength(1);
});
