/** What the frames and other features may use of the history. */
import { assert } from '../../base/errors.js';
import type { History } from './technician/history.svelte.js';
import type { FeatureHandle } from '../../session/manifest.js';

export type { History } from './technician/history.svelte.js';
export { default as HistoryRow } from './ui/HistoryRow.svelte';

/** Rejects when the code cannot be fetched; the next call tries again. */
export function openHistory(features: readonly FeatureHandle[]): Promise<History> {
  const feature = features.find(({ id }) => id === 'history') as FeatureHandle<History> | undefined;
  assert(feature, 'a console has the history');
  return feature.open();
}
