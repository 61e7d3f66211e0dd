import { expect, it } from 'vitest';
import { featureGaps, firstFeatures, versionsOf } from '../session/host/features.js';
import { features } from './features.js';

it('[EN4] has everything that the first pages had, in the version that they had', () => {
  const missing = Object.entries(firstFeatures).filter(
    ([id, version]) => versionsOf(features)[id] !== version
  );
  expect(missing).toEqual([]);
  expect(featureGaps(versionsOf(features)).filter(({ behind }) => behind === 'own')).toEqual([]);
});

it('[FE5] has ids, lanes and powers that can be told apart', () => {
  const names = (pick: (feature: (typeof features)[number]) => object | undefined) =>
    features.flatMap((feature) => Object.keys(pick(feature) ?? {}));
  const ids = features.map(({ id }) => id);
  const [lanes, powers] = [names(({ lanes: own }) => own), names(({ powers: own }) => own)];
  for (const list of [ids, lanes, powers]) expect(new Set(list).size).toBe(list.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  for (const lane of lanes) expect(lane).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
});
