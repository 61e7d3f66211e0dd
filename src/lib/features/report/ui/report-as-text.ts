import {
  authorName,
  fingerprintTexts,
  isConsent,
  reportFacts,
  type ReportI18n,
  type ShownReport
} from './report-words.js';

/** A peer's text may have several lines; none may look like a line of the report's own. */
const indented = (text: string): string => text.replace(/\r?\n|\r|\u2028|\u2029/g, '\r\n      ');

const visible = (text: string): string =>
  text
    // a name that the page set apart in its own sentence
    .replace(/\u2068([^\u2066-\u2069]*)\u2069/g, '$1')
    // oxlint-disable-next-line no-control-regex -- what a terminal or a printer would act on
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, ' ');

export function reportAsText(report: ShownReport, i18n: ReportI18n): string {
  const { t, format } = i18n;
  const { body, notes } = report;
  const heading = (text: string): string[] => ['', text, '-'.repeat(text.length)];
  const line = (at: number, text: string): string =>
    `${format.date(at)} ${format.timeWithSeconds(at)}  ${indented(visible(text))}`;
  const sentence = (entry: (typeof body.log)[number]): string => i18n.logSentence(entry);
  const consents = body.log.filter(({ kind }) => isConsent(kind));
  return [
    ...(report.shopName === '' ? [] : [indented(visible(report.shopName)), '']),
    t('report.title'),
    '='.repeat(t('report.title').length),
    ...reportFacts(report, i18n).map(([name, text]) => `${name}: ${indented(visible(text))}`),
    ...(consents.length > 0
      ? [...heading(t('report.consents')), ...consents.map((entry) => line(entry.at, sentence(entry)))]
      : []),
    ...heading(t('report.timeline')),
    ...body.log.map((entry) => line(entry.at, sentence(entry))),
    ...heading(t('report.chat')),
    ...body.chat.map((entry) => line(entry.at, `${authorName(report, entry.author, i18n)}: ${entry.text}`)),
    ...(body.files.length > 0
      ? [
          ...heading(t('report.files')),
          ...body.files.map((file) => line(file.at, [file.name, ...fingerprintTexts(file)].join('  ')))
        ]
      : []),
    ...(body.pictures.length > 0
      ? [
          ...heading(t('report.pictures')),
          ...body.pictures.map((picture) => line(picture.at, `${picture.name}  SHA-256 ${picture.sha256}`))
        ]
      : []),
    ...(notes ? [...heading(t('report.notes')), indented(visible(notes))] : []),
    ''
  ].join('\r\n');
}
