import type { getI18n } from '../../i18n/index.js';
import type { TechnicianSessionView } from '../../session/views.js';
import type { Command } from '../../ui/commands/commands.svelte.js';
import type { Desk } from './desk.svelte.js';
import { canEnd, canRemove, stageOf } from './session-status.js';

type I18n = ReturnType<typeof getI18n<'console'>>;

/** What can be done with the desk and the selected session as they are now. */
export function deskCommands(desk: Desk, i18n: I18n, focusPanel: (id: string) => void): Command[] {
  const { t } = i18n;
  const { layout, view } = desk;
  const go = (panel: 'sessions' | 'work' | 'conversation') => () => {
    layout.show(panel);
    focusPanel(panel);
  };
  return [
    { id: 'new', label: t('console.new-session'), shortcut: 'Alt+Shift+N', run: () => desk.invite() },
    ...(view.selected ? sessionCommands(desk, view.selected, i18n) : []),
    ...(view.sessions.length > 1
      ? ([
          {
            id: 'next',
            label: t('console.command-next-session'),
            shortcut: 'Alt+Shift+ArrowDown',
            run: () => desk.selectNeighbour(1)
          },
          {
            id: 'previous',
            label: t('console.command-previous-session'),
            shortcut: 'Alt+Shift+ArrowUp',
            run: () => desk.selectNeighbour(-1)
          }
        ] satisfies Command[])
      : []),
    { id: 'sessions', label: t('console.command-go-sessions'), shortcut: 'Alt+Shift+1', run: go('sessions') },
    { id: 'work', label: t('console.command-go-work'), shortcut: 'Alt+Shift+2', run: go('work') },
    {
      id: 'conversation',
      label: t('console.command-go-conversation'),
      shortcut: 'Alt+Shift+3',
      run: go('conversation')
    },
    {
      id: 'toggle-sessions',
      label: t('console.command-toggle-sessions'),
      shortcut: 'Alt+Shift+L',
      run: () => layout.toggle('sessions')
    },
    {
      id: 'toggle-conversation',
      label: t('console.command-toggle-conversation'),
      shortcut: 'Alt+Shift+C',
      run: () => layout.toggle('conversation')
    },
    {
      id: 'settings',
      label: t('console.settings'),
      shortcut: 'Alt+Shift+O',
      run: () => (desk.overlay = { open: 'settings' })
    },
    {
      id: 'shortcuts',
      label: t('console.shortcuts'),
      shortcut: 'Alt+Shift+K',
      run: () => (desk.overlay = { open: 'shortcuts' })
    },
    {
      id: 'away',
      label: t(view.presence.status === 'away' ? 'console.command-online' : 'console.command-away'),
      shortcut: 'Alt+Shift+W',
      run: () => view.presence.setAway(view.presence.status !== 'away')
    }
  ];
}

function sessionCommands(desk: Desk, session: TechnicianSessionView, { t }: I18n): Command[] {
  const { id, status } = session;
  const commands: Command[] = [];
  if (session.canStart)
    commands.push({
      id: 'start',
      label: t(status === 'on-hold' ? 'console.go-on' : 'console.start'),
      shortcut: 'Alt+Shift+S',
      run: () => session.start()
    });
  if (session.canHold)
    commands.push({
      id: 'hold',
      label: t('console.hold'),
      shortcut: 'Alt+Shift+H',
      run: () => session.hold()
    });
  if (stageOf(status) === 'inviting')
    commands.push({
      id: 'invite',
      label: t('console.command-invite'),
      shortcut: 'Alt+Shift+P',
      run: () => desk.invite(id)
    });
  if (canEnd(status))
    commands.push({
      id: 'end',
      label: t('console.end'),
      shortcut: 'Alt+Shift+E',
      run: () => desk.askEnd(session)
    });
  if (canRemove(status))
    commands.push({ id: 'remove', label: t('console.remove'), run: () => desk.view.remove(id) });
  return commands;
}
