import type { FileState, FilesView } from './files-view.js';

/** Paused, queued and waiting for the other side included: each may still go on. */
const openStates: readonly FileState[] = ['offered', 'sending', 'receiving', 'paused'];

/** What a time-out of the session would break off (LC11). */
export const areFilesUnderWay = ({ rows, isSaving }: Pick<FilesView, 'rows' | 'isSaving'>): boolean =>
  isSaving || rows.some(({ state }) => openStates.includes(state));
