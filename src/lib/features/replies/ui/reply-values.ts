import type { I18n } from '../../../i18n/index.js';
import type { PlaceholderValues } from '../technician/placeholders.js';

/** How a session is called. */
export interface SessionNames {
  readonly name: string;
  readonly number: string;
}

/** What the placeholders stand for in this session, now. */
export const placeholderValues = (
  session: SessionNames,
  technicianName: string,
  { format }: Pick<I18n, 'format'>
): PlaceholderValues => {
  const now = Date.now();
  return {
    customer: session.name,
    technician: technicianName,
    date: format.date(now),
    time: format.time(now),
    number: session.number
  };
};
