/** What a row says by colour, icon and word (CLR-02 to 05). Pure. */
import type { TechnicianSessionView } from '../../../session/views.js';

export type RowSign = 'setting-up' | 'new' | 'urgent' | undefined;

export interface SignLimits {
  newFlashSeconds: number;
  /** 0: never. */
  urgentAfterWaitingMinutes: number;
  urgentAfterUnreadMinutes: number;
}

type Signed = Pick<TechnicianSessionView, 'status' | 'statusSince'> & {
  chat: Pick<TechnicianSessionView['chat'], 'entries' | 'unread'>;
};

/** When the oldest message came that the technician has not read; `undefined` when all are read. */
export function oldestUnreadAt({ entries, unread }: Signed['chat']): number | undefined {
  if (unread === 0) return undefined;
  let left = unread;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    if (entry.author === 'customer' && --left === 0) return entry.at;
  }
  return undefined;
}

export function signOf(session: Signed, limits: SignLimits, now: number): RowSign {
  const { status, statusSince, chat } = session;
  if (status === 'connecting') return 'setting-up';
  const isLate = (since: number | undefined, minutes: number): boolean =>
    minutes > 0 && since !== undefined && now - since >= minutes * 60_000;
  if (status === 'waiting' && isLate(statusSince, limits.urgentAfterWaitingMinutes)) return 'urgent';
  const isLive = status === 'waiting' || status === 'active';
  if (isLive && isLate(oldestUnreadAt(chat), limits.urgentAfterUnreadMinutes)) return 'urgent';
  if (status === 'waiting' && now - statusSince < limits.newFlashSeconds * 1000) return 'new';
  return undefined;
}
