/**
 * What a page can do together with the other one, each in one version (EN4). A change of what travels for a feature
 * that an older page would not understand raises its number here.
 */
export const features = { chat: 1, screen: 1, files: 1, board: 1, records: 1 } as const;

export type FeatureName = keyof typeof features;
export type FeatureVersions = Readonly<Record<string, number>>;

/** What a page of the first admission has, which says nothing of it. */
const firstFeatures: FeatureVersions = { chat: 1, screen: 1, files: 1, board: 1, records: 1 };

/** More than any page will have; what a peer says beyond is not taken. */
export const maxFeatures = 64;

export interface FeatureGap {
  /** `other`: something of the other page that this one has no name for. */
  feature: FeatureName | 'other';
  /** Which page has it not, or an older version of it. */
  behind: 'own' | 'peer';
  isMissing: boolean;
}

const isKnown = (id: string): id is FeatureName => Object.hasOwn(features, id);

/** What the two pages do not have alike. `theirs` is what the peer says: it decides what is shown, and nothing else. */
export function featureGaps(theirs: FeatureVersions = firstFeatures): FeatureGap[] {
  const gaps = Object.entries(features).flatMap(([id, own]): FeatureGap[] => {
    const version = Object.hasOwn(theirs, id) ? theirs[id] : undefined;
    if (!isKnown(id) || version === own) return [];
    if (version === undefined) return [{ feature: id, behind: 'peer', isMissing: true }];
    return [{ feature: id, behind: version < own ? 'peer' : 'own', isMissing: false }];
  });
  if (Object.keys(theirs).every(isKnown)) return gaps;
  return [...gaps, { feature: 'other', behind: 'own', isMissing: true }];
}
