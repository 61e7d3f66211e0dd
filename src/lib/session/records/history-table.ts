import { inertCell } from '../../base/inert-cell.js';
import type { EndedSession } from './history.svelte.js';

const cell = (text: string): string => `"${inertCell(text).replaceAll('"', '""')}"`;

/** The list of sessions as a table for spreadsheets (CSV, RFC 4180). @param heading names of the columns */
export function historyTable(sessions: readonly EndedSession[], heading: readonly string[]): string {
  const date = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  const rows = sessions.map((one) => [
    one.number,
    one.name || one.peerName,
    one.technicianName,
    ...one.customFields,
    date(one.startedAt),
    date(one.endedAt),
    one.startedAt === undefined ? '' : String(Math.round((one.endedAt - one.startedAt) / 60_000)),
    String(one.lines),
    one.rating === undefined ? '' : one.rating.toFixed(2)
  ]);
  return `\uFEFF${[heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
