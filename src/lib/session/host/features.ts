/**
 * What a page can do together with the other one, each feature in one version (EN4). A change of what travels for a
 * feature that an older page would not understand raises the version in its manifest.
 */
import type { FeatureManifest, SharedLane } from '../manifest.js';

export type FeatureVersions = Readonly<Record<string, number>>;

export const versionsOf = (
  features: readonly Pick<FeatureManifest, 'id' | 'version' | 'isLocal'>[]
): FeatureVersions =>
  Object.fromEntries(features.filter(({ isLocal }) => !isLocal).map(({ id, version }) => [id, version]));

/** The kinds of messages that features have on lanes of the session itself. */
export function kindsOf(
  features: readonly Pick<FeatureManifest, 'sharedLanes'>[]
): Record<SharedLane, readonly string[]> {
  const on = (lane: SharedLane): string[] => features.flatMap(({ sharedLanes }) => sharedLanes?.[lane] ?? []);
  return { control: on('control'), records: on('records') };
}

/** What a page of the first admission has, which says nothing of it, each by the name that it has today. */
export const firstFeatures: FeatureVersions = {
  chat: 1,
  screen: 1,
  'tab-zoom': 1,
  recording: 1,
  files: 1,
  board: 1,
  report: 1,
  records: 1,
  restart: 1,
  'time-limit': 1,
  device: 1,
  survey: 1
};

/** More than any page will have; what a peer says beyond is not taken. */
export const maxFeatures = 64;

export interface FeatureGap {
  /** The id of a feature of this page; `undefined` for something of the other page that this one has no name for. */
  feature: string | undefined;
  /** Which page has it not, or an older version of it. */
  behind: 'own' | 'peer';
  isMissing: boolean;
}

/** What the two pages do not have alike. `theirs` is what the peer says: it decides what is shown, and nothing else. */
export function featureGaps(ours: FeatureVersions, theirs: FeatureVersions = firstFeatures): FeatureGap[] {
  const gaps = Object.entries(ours).flatMap(([feature, own]): FeatureGap[] => {
    const version = Object.hasOwn(theirs, feature) ? theirs[feature] : undefined;
    if (version === own) return [];
    if (version === undefined) return [{ feature, behind: 'peer', isMissing: true }];
    return [{ feature, behind: version < own ? 'peer' : 'own', isMissing: false }];
  });
  if (Object.keys(theirs).every((id) => Object.hasOwn(ours, id))) return gaps;
  return [...gaps, { feature: undefined, behind: 'own', isMissing: true }];
}
