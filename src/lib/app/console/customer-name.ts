import type { I18n } from '../../i18n/index.js';
import { quotedName } from '../../i18n/quoted-name.js';
import type { TechnicianSessionView } from '../../session/views.js';

/** Who a session is with: the technician's own word for it, else what the customer says, as a quotation (EN6). */
export const customerName = (
  session: Pick<TechnicianSessionView, 'ownName' | 'givenName'>,
  i18n: Pick<I18n, 't'>
): string => session.ownName || quotedName(session.givenName, i18n);
