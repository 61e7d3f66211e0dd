/** What of a session a time-out would break off (LC11). */
import type { FileState, FilesView } from './files-view.js';
import type { StageView } from './picture-views.js';

/** Paused, queued and waiting for the other side included: each may still go on. */
const openStates: readonly FileState[] = ['offered', 'sending', 'receiving', 'paused'];

export const areFilesUnderWay = ({ rows, isSaving }: Pick<FilesView, 'rows' | 'isSaving'>): boolean =>
  isSaving || rows.some(({ state }) => openStates.includes(state));

/** The customer's screen is asked for or seen, or the technician shows one. */
export const isScreenUnderWay = (stage: {
  readonly state: Pick<StageView['state'], 'phase'>;
  readonly own: readonly unknown[];
}): boolean => stage.own.length > 0 || ['asking', 'starting', 'live'].includes(stage.state.phase);
