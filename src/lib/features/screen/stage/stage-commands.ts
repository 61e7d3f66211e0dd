import type { getI18n } from '../../../i18n/index.js';
import type { StageView } from '../shared/picture-views.js';
import type { Command } from '../../../ui/commands/commands.svelte.js';
import type { FullScreen } from './full-screen.svelte.js';
import type { Picture } from './picture.svelte.js';

interface Tools {
  stage: StageView;
  picture: Picture;
  fullScreen: FullScreen;
  isConnected: boolean;
  /** Asks for the screen. */
  request: () => void;
}

/** What can be done with the stage in its present state. */
export function stageCommands(tools: Tools, { t }: ReturnType<typeof getI18n<'console'>>): Command[] {
  const { stage, picture, fullScreen, isConnected, request } = tools;
  const { phase } = stage.state;
  if (phase === 'starting') return [];
  if (phase === 'asking')
    return [{ id: 'stage-cancel', label: t('stage.cancel'), run: () => stage.cancelRequest() }];
  if (phase !== 'live') {
    if (!stage.canRequest || !isConnected) return [];
    const label = t(phase === 'idle' ? 'stage.request' : 'stage.request-again');
    return [{ id: 'stage-request', label, shortcut: 'Alt+Shift+R', run: request }];
  }
  const commands: Command[] = [
    {
      id: 'stage-size',
      label: t(picture.size === 'fit' ? 'stage.actual' : 'stage.fit'),
      shortcut: 'Alt+Shift+Z',
      run: () => picture.toggleSize()
    },
    { id: 'stage-stop', label: t('stage.stop'), shortcut: 'Alt+Shift+X', run: () => stage.stop() }
  ];
  if (fullScreen.isPossible)
    commands.push({
      id: 'stage-full-screen',
      label: t(fullScreen.isOn ? 'picture.leave-full-screen' : 'picture.full-screen'),
      shortcut: 'Alt+Shift+F',
      run: () => void fullScreen.toggle()
    });
  return commands;
}
