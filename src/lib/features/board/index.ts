/** What the frames and other features may use of the board. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { BoardView, SessionBoard } from './shared/board-view.js';

export type { BoardMark, BoardView, SessionBoard } from './shared/board-view.js';
export { BoardSlot, type OpenBoard } from './ui/board-slot.svelte.js';
export type { BoardTools } from './ui/board-tools.svelte.js';
export { drawnOn } from './ui/drawn-on.js';

export function boardOf(features: readonly FeatureHandle[]): SessionBoard {
  const feature = features.find(({ id }) => id === 'board') as FeatureHandle<BoardView> | undefined;
  return {
    get view() {
      return feature?.api;
    },
    open: async () => feature?.open()
  };
}
