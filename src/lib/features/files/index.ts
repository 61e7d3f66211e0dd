/** What the frames and other features may use of files. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { FileRowView, FilesView, Picked } from './shared/files-view.js';

export type { FileRowView, Picked } from './shared/files-view.js';

/** The files of a session, before its code is there as well. Every property is reactive. */
export interface SessionFiles {
  readonly rows: readonly FileRowView[];
  /** Is there a session in which files may be offered right now? */
  readonly isReady: boolean;
  offer(picked: readonly Picked[]): void;
  decline(id: string): void;
}

export function filesOf(features: readonly FeatureHandle[]): SessionFiles {
  const feature = features.find(({ id }) => id === 'files') as FeatureHandle<FilesView> | undefined;
  return {
    get rows() {
      return feature?.api?.rows ?? [];
    },
    get isReady() {
      return feature?.isReady ?? false;
    },
    offer: (picked) => void feature?.open().then((files) => files.offer(picked)),
    decline: (id) => feature?.api?.decline(id)
  };
}
