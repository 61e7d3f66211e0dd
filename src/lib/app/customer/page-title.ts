import { picturesOf } from '../../features/screen/index.js';
import type { AreaMessages } from '../../i18n/catalogues.js';
import type { I18n } from '../../i18n/index.js';
import type { CustomerPhase } from '../../session/views.js';

/** The page's title tells, from another tab too, that something is shared, asked or said. */
export function pageTitle(
  t: I18n<AreaMessages['customer']>['t'],
  shopName: string,
  phase: CustomerPhase
): string {
  const title = t('customer.titleOf', { shop: shopName });
  if (phase.phase !== 'session') return title;
  const { session } = phase;
  const sign = picturesOf(session.features)?.shown.some(({ isHeld }) => isHeld) ? '❚❚' : '●';
  if (session.sharing.active.length > 0) return `${sign} ${t('customer.sharing.title')} – ${shopName}`;
  const waiting = session.consents.length + session.chat.unread;
  return waiting > 0 ? `(${waiting}) ${title}` : title;
}
