import type { getI18n } from '../../../i18n/index.js';
import { regions, type BoardView } from '../shared/board-view.js';
import type { Command } from '../../../ui/commands/commands.svelte.js';
import type { BoardTools } from './board-tools.svelte.js';

/** How long a mark stays when marks fade. */
export const fadeSeconds = 6;

interface Options {
  board: BoardView;
  tools: BoardTools;
  surface: string;
  hasPicture: boolean;
}

/** What can be done with the board in its present state. */
export function boardCommands(
  { board, tools, surface, hasPicture }: Options,
  { t }: ReturnType<typeof getI18n<'board'>>
): Command[] {
  const commands: Command[] = [
    {
      id: 'board-erase',
      label: t('board.erase'),
      shortcut: 'Alt+Shift+V',
      run: () => tools.toggle('erase')
    },
    {
      id: 'board-page',
      label: t(board.shown === 'page' ? 'board.close-page' : 'board.open-page'),
      shortcut: 'Alt+Shift+4',
      run: () => board.show(board.shown === 'page' ? 'screen' : 'page')
    }
  ];
  if (board.canUndo)
    commands.push({
      id: 'board-undo',
      label: t('board.undo'),
      shortcut: 'Alt+Shift+U',
      run: () => board.undo()
    });
  if (board.canRedo)
    commands.push({
      id: 'board-redo',
      label: t('board.redo'),
      shortcut: 'Alt+Shift+J',
      run: () => board.redo()
    });
  if (hasPicture)
    commands.push({
      id: 'board-freeze',
      label: t(board.frozen ? 'board.unfreeze' : 'board.freeze'),
      shortcut: 'Alt+Shift+G',
      run: () => (board.frozen ? board.unfreeze() : board.freeze(surface))
    });
  for (const whose of ['own', 'all'] as const)
    commands.push({
      id: `board-clear-${whose}`,
      label: t(`board.clear-${whose}`),
      run: () => board.clear(surface, whose)
    });
  for (const region of regions)
    commands.push({
      id: `board-look-${region}`,
      label: t(`board.look-${region}`),
      run: () => board.lookAt(region)
    });
  return commands;
}
