import { expect, it } from 'vitest';
import { featureGaps, firstFeatures as features, versionsOf } from './features.js';

it('[EN4] two pages with the same features have nothing to say', () => {
  expect(featureGaps(features, { ...features })).toEqual([]);
});

it('[EN4] a page that says nothing has what the first version had', () => {
  expect(featureGaps(features, undefined)).toEqual([]);
});

it('[EN4] names what the other page lacks, and which page is behind', () => {
  const { board: _board, ...others } = features as Record<string, number>;
  expect(featureGaps(features, others)).toEqual([{ feature: 'board', behind: 'peer', isMissing: true }]);
  expect(featureGaps(features, { ...features, files: 0 })).toEqual([
    { feature: 'files', behind: 'peer', isMissing: false }
  ]);
  expect(featureGaps(features, { ...features, files: features['files']! + 1 })).toEqual([
    { feature: 'files', behind: 'own', isMissing: false }
  ]);
});

it('[EN4] however much the other page has more, it is one gap without a name', () => {
  const more = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`more-${n}`, 1]));
  expect(featureGaps(features, { ...features, ...more })).toEqual([
    { feature: undefined, behind: 'own', isMissing: true }
  ]);
});

it('[EN4] names that objects have by nature are no features', () => {
  const nothing = JSON.parse('{"constructor": 1}') as Record<string, number>;
  expect(featureGaps(features, nothing).map(({ feature }) => feature)).toEqual([
    ...Object.keys(features),
    undefined
  ]);
});

it('[EN4] says nothing of features that are a matter of the own page alone', () => {
  const replies = { id: 'replies', version: 1, isLocal: true } as const;
  expect(versionsOf([{ id: 'files', version: 1 }, replies])).toEqual({ files: 1 });
});
