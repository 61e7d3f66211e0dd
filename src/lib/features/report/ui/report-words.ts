import { zoneAt } from '../../../base/table.js';
import type { I18n } from '../../../i18n/index.js';
import type { AreaMessages, SharedMessages } from '../../../i18n/catalogues.js';
import { quotedName } from '../../../i18n/quoted-name.js';
import type { ReportBody } from '../shared/report-body.js';
import { shortKey } from '../shared/report-file.js';

export type ReportI18n = I18n<SharedMessages & AreaMessages['report']>;

/** What is shown of a report; notes only in the technician's copy. */
export interface ShownReport {
  /** Of the page that shows it, not part of what is signed; empty for none. */
  shopName: string;
  body: ReportBody;
  notes: string | undefined;
}

/** The facts above the timeline, each with its name, in the reader's language. */
export function reportFacts({ body }: ShownReport, i18n: ReportI18n): [name: string, text: string][] {
  const { t, format } = i18n;
  const { times } = body;
  const facts: [string, string][] = [
    [t('report.technician'), quotedName(body.technicianName, i18n)],
    [t('report.customer'), quotedName(body.customerName, i18n)],
    [t('report.number'), body.number],
    [t('report.created'), format.dateTime(body.createdAt)],
    [t('summary.started'), body.startedAt === null ? '' : format.dateTime(body.startedAt)],
    [t('summary.ended'), format.dateTime(body.endedAt)],
    [t('report.zone'), `${format.zone}, ${zoneAt(body.endedAt)}`],
    [t('report.total'), times.total > 0 ? format.duration(times.total) : ''],
    [t('report.worked'), times.total > 0 ? format.duration(times.worked) : ''],
    [t('report.held'), times.held > 0 ? format.duration(times.held) : ''],
    [t('report.away'), times.away > 0 ? format.duration(times.away) : ''],
    [t('report.technician-key'), shortKey(body.technicianKey)],
    [t('report.customer-key'), shortKey(body.customerKey)]
  ];
  return facts.filter(([, text]) => text !== '');
}

export const authorName = (
  { body }: ShownReport,
  author: 'technician' | 'customer',
  i18n: ReportI18n
): string =>
  quotedName(author === 'technician' ? body.technicianName : body.customerName, i18n) ||
  i18n.t(`role.${author}`);

/** What was taken of a file's fingerprints: one of them may be missing. */
export const fingerprintTexts = ({ sha256, md5 }: ReportBody['files'][number]): string[] => [
  ...(sha256 === '' ? [] : [`SHA-256 ${sha256}`]),
  ...(md5 === '' ? [] : [`MD5 ${md5}`])
];

/** Consents are lines of the log that somebody may look for first. */
export const isConsent = (kind: string): boolean =>
  /^(screen|power|terms|device)-(allowed|declined|accepted|stopped)/.test(kind);
