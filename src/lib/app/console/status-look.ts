import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import Hourglass from '@lucide/svelte/icons/hourglass';
import LogOut from '@lucide/svelte/icons/log-out';
import Pause from '@lucide/svelte/icons/pause';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import TimerOff from '@lucide/svelte/icons/timer-off';
import Trash from '@lucide/svelte/icons/trash-2';
import Unplug from '@lucide/svelte/icons/unplug';
import UserPlus from '@lucide/svelte/icons/user-plus';
import type { SessionStatus } from '../../session/views.js';

export interface StatusLook {
  tone: 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'info';
  /** A shape of its own for every status: colour alone says nothing. */
  icon: typeof Pause;
}

export const statusLooks: Record<SessionStatus, StatusLook> = {
  connecting: { tone: 'neutral', icon: UserPlus },
  waiting: { tone: 'info', icon: Hourglass },
  active: { tone: 'ok', icon: CirclePlay },
  'on-hold': { tone: 'neutral', icon: Pause },
  rebooting: { tone: 'warn', icon: RotateCw },
  reconnecting: { tone: 'warn', icon: RefreshCw },
  offline: { tone: 'danger', icon: Unplug },
  'timed-out': { tone: 'warn', icon: TimerOff },
  closed: { tone: 'neutral', icon: CircleCheck },
  'closed-by-waiting-customer': { tone: 'neutral', icon: LogOut },
  removed: { tone: 'neutral', icon: Trash }
};
