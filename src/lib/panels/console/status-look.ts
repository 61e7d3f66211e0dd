import ArrowDownLeft from '@lucide/svelte/icons/arrow-down-left';
import ArrowUpRight from '@lucide/svelte/icons/arrow-up-right';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import CircleX from '@lucide/svelte/icons/circle-x';
import Hourglass from '@lucide/svelte/icons/hourglass';
import LogOut from '@lucide/svelte/icons/log-out';
import Mail from '@lucide/svelte/icons/mail';
import Pause from '@lucide/svelte/icons/pause';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import TimerOff from '@lucide/svelte/icons/timer-off';
import Trash from '@lucide/svelte/icons/trash-2';
import Unplug from '@lucide/svelte/icons/unplug';
import UserPlus from '@lucide/svelte/icons/user-plus';
import Users from '@lucide/svelte/icons/users';
import type { SessionStatus } from '../../session/views.js';

export interface StatusLook {
  tone: 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'info';
  /** A shape of its own for every status: colour alone says nothing. */
  icon: typeof Mail;
}

export const statusLooks: Record<SessionStatus, StatusLook> = {
  connecting: { tone: 'neutral', icon: UserPlus },
  waiting: { tone: 'info', icon: Hourglass },
  active: { tone: 'ok', icon: CirclePlay },
  'on-hold': { tone: 'neutral', icon: Pause },
  incoming: { tone: 'info', icon: ArrowDownLeft },
  outgoing: { tone: 'neutral', icon: ArrowUpRight },
  invitation: { tone: 'info', icon: Mail },
  collaborating: { tone: 'accent', icon: Users },
  rebooting: { tone: 'warn', icon: RotateCw },
  reconnecting: { tone: 'warn', icon: RefreshCw },
  offline: { tone: 'danger', icon: Unplug },
  'timed-out': { tone: 'warn', icon: TimerOff },
  closed: { tone: 'neutral', icon: CircleCheck },
  'closed-by-waiting-customer': { tone: 'neutral', icon: LogOut },
  aborted: { tone: 'danger', icon: CircleX },
  removed: { tone: 'neutral', icon: Trash }
};
