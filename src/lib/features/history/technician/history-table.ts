import { inertCell } from '../../../base/inert-cell.js';
import { cellSeparator, distinctNames, localTime, zoneAt } from '../../../base/table.js';
import type { EndedSession } from './history.svelte.js';

const cell = (text: string): string => `"${inertCell(text).replaceAll('"', '""')}"`;

/**
 * The list of sessions as a table for spreadsheets (CSV, RFC 4180), as they are set up where the reader is.
 * @param heading names of the columns
 * @param locale BCP 47
 */
export function historyTable(
  sessions: readonly EndedSession[],
  heading: readonly string[],
  locale: string
): string {
  const date = (at: number | undefined): string => (at === undefined ? '' : localTime(at));
  const rating = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rows = sessions.map((one) => [
    one.number,
    one.name || one.peerName,
    one.technicianName,
    ...one.customFields,
    date(one.startedAt),
    date(one.endedAt),
    zonesOf(one),
    one.startedAt === undefined ? '' : String(Math.round((one.endedAt - one.startedAt) / 60_000)),
    String(one.lines),
    one.rating === undefined ? '' : rating.format(one.rating)
  ]);
  const lines = [distinctNames(heading), ...rows].map((row) => row.map(cell).join(cellSeparator(locale)));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Two where the clocks were changed in between. */
const zonesOf = ({ startedAt, endedAt }: EndedSession): string =>
  [...new Set([zoneAt(startedAt ?? endedAt), zoneAt(endedAt)])].join(' / ');
