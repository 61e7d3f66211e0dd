import type { LossCause } from '../../signaling/guarded-connection.js';
import type { SessionLog } from '../log/session-log.js';

/** The way is lost, and as far as this page knows, why (LG5). */
export function noteLoss(
  log: Pick<SessionLog, 'add'>,
  kind: 'lost' | 'offline',
  known: LossCause | undefined,
  hasNetwork = navigator.onLine
): void {
  log.add(kind);
  // a page without a network hears nothing from anybody
  const cause = known !== 'hostile' && !hasNetwork ? 'no-network' : known;
  if (cause) log.add('lost-because', { cause });
}
