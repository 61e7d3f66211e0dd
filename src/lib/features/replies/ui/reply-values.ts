import type { I18n } from '../../../i18n/index.js';
import type { PlaceholderValues } from '../../../session/records/placeholders.js';
import type { TechnicianSessionView } from '../../../session/views.js';

/** What the placeholders stand for in this session, now. */
export const placeholderValues = (
  session: Pick<TechnicianSessionView, 'name' | 'number'>,
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
