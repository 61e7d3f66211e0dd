import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';

export type FilesContext = FeatureContext<typeof facts>;

/** Names the folder of what a session received in this browser; the same for a page of any version. */
export const folderOf = ({ role, sessionId }: Pick<FilesContext, 'role' | 'sessionId'>): string =>
  `files-${role}-${sessionId}`;
