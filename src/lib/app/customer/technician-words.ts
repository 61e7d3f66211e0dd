import type { AreaMessages, SharedMessages } from '../../i18n/catalogues.js';
import type { I18n } from '../../i18n/index.js';
import { quotedName } from '../../i18n/quoted-name.js';

type Words = I18n<SharedMessages & AreaMessages['customer']>;
type Named = { technicianName: string };

/** Beside what the technician does or says: their own word for themselves, else the page's. */
export const technicianName = (view: Named, i18n: Words): string =>
  quotedName(view.technicianName, i18n) || i18n.t('customer.yourTechnician');

/** What stands below a heading about the technician, which is the page's words alone; empty for no name. */
export function calledLine(view: Named, i18n: Words): string {
  const name = quotedName(view.technicianName, i18n);
  return name && i18n.t('customer.called', { name });
}
