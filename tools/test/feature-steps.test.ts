import { describe, expect, it } from 'vitest';
import { featureIds, featuresOf, featureSteps, markedTests } from './feature-steps.js';

describe('npm test -- feature:<id>', () => {
  it('reads which features a browser test belongs to', () => {
    expect(featuresOf("// features: screen, recording\nimport { it } from 'vitest';")).toEqual([
      'screen',
      'recording'
    ]);
    expect(featuresOf("import { it } from 'vitest';")).toEqual([]);
  });

  it('is asked for features that there are', () => {
    const known = featureIds();
    const unknown = markedTests().filter(({ features }) => features.some((id) => !known.includes(id)));
    expect(unknown).toEqual([]);
  });

  it('has the steps of a feature, and none of what is no feature', () => {
    expect(featureSteps('feature:files')?.map(({ name }) => name)).toEqual(['unit', 'browser']);
    expect(featureSteps('feature:nothing')).toBeUndefined();
    expect(featureSteps('files')).toBeUndefined();
  });
});
