import { toBase64 } from '../../../base/bytes.js';
import {
  authorName,
  fingerprintTexts,
  isConsent,
  reportFacts,
  type ReportI18n,
  type ShownReport
} from './report-words.js';

/** A picture that is kept with the report. */
export interface ReportPicture {
  name: string;
  at: number;
  type: string;
  bytes: Uint8Array;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#24211c;background:#fff}
.shop{color:#574f45}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ded7ca}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem}dt{color:#574f45}dd{margin:0}
table{border-collapse:collapse;width:100%}td{padding:.25rem .75rem .25rem 0;vertical-align:top;overflow-wrap:anywhere}
td:first-child{white-space:nowrap;color:#574f45;font-variant-numeric:tabular-nums}.text{white-space:pre-wrap}
code{font-size:.8em;overflow-wrap:anywhere}img{max-width:100%;border:1px solid #ded7ca}figure{margin:1rem 0}
@media print{h2{break-after:avoid}figure,dl{break-inside:avoid}img{max-height:80vh}}`;

/** A page of its own, which fetches nothing and runs nothing. Everything that people wrote is text in it. */
export function reportAsHtml(
  report: ShownReport,
  i18n: ReportI18n,
  pictures: readonly ReportPicture[]
): string {
  const { t, format } = i18n;
  const { body, notes } = report;
  const when = (at: number): string => escaped(`${format.date(at)} ${format.timeWithSeconds(at)}`);
  const row = (at: number, text: string): string =>
    `<tr><td>${when(at)}</td><td class="text" dir="auto">${text}</td></tr>`;
  const section = (title: string, content: string): string =>
    content === '' ? '' : `<h2>${escaped(title)}</h2>\n${content}\n`;
  const table = (rows: string[]): string =>
    rows.length === 0 ? '' : `<table>\n${rows.join('\n')}\n</table>`;
  const logRows = (entries: typeof body.log): string[] =>
    entries.map((entry) => row(entry.at, escaped(i18n.logSentence(entry))));
  return `<!doctype html>
<html lang="${i18n.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>${escaped(t('report.title'))} ${escaped(body.number)}</title>
<style>${style}</style>
</head>
<body>
${report.shopName === '' ? '' : `<p class="shop" dir="auto">${escaped(report.shopName)}</p>\n`}<h1>${escaped(t('report.title'))}</h1>
<dl>${reportFacts(report, i18n)
    .map(([name, text]) => `<dt>${escaped(name)}</dt><dd dir="auto">${escaped(text)}</dd>`)
    .join('\n')}</dl>
${section(t('report.consents'), table(logRows(body.log.filter(({ kind }) => isConsent(kind)))))}${section(t('report.timeline'), table(logRows(body.log)))}${section(
    t('report.chat'),
    table(
      body.chat.map((entry) =>
        row(
          entry.at,
          `<b><bdi>${escaped(authorName(report, entry.author, i18n))}</bdi></b><br>${escaped(entry.text)}`
        )
      )
    )
  )}${section(
    t('report.files'),
    table(
      body.files.map((file) =>
        row(
          file.at,
          [
            escaped(file.name),
            ...fingerprintTexts(file).map((text) => `<br><code>${escaped(text)}</code>`)
          ].join('')
        )
      )
    )
  )}${section(
    t('report.pictures'),
    pictures
      .map(
        ({ name, at, type, bytes }) =>
          `<figure><img alt="" src="data:${type};base64,${toBase64(bytes)}"><figcaption>${when(at)} ${escaped(name)}</figcaption></figure>`
      )
      .join('\n')
  )}${section(t('report.notes'), notes ? `<p class="text" dir="auto">${escaped(notes)}</p>` : '')}</body>
</html>
`;
}
