import { expect, it } from 'vitest';
import type { ReportBody } from '../shared/report-body.js';
import { createI18n } from '../../../i18n/i18n.svelte.js';
import { reportAsHtml } from './report-as-html.js';
import { reportAsText } from './report-as-text.js';
import type { ReportI18n } from './report-words.js';

const hostile = `"'><img src=x onerror=alert(1)><script>alert(1)</script><!--&amp;\u202E\u0007\u009B31m`;
const at = 1_700_000_000_000;
const body: ReportBody = {
  v: 1,
  by: 'customer',
  session: hostile,
  number: hostile,
  technicianName: hostile,
  customerName: hostile,
  createdAt: at,
  startedAt: at,
  endedAt: at,
  endedBy: 'technician',
  times: { total: 60_000, worked: 30_000, held: 10_000, away: 20_000 },
  technicianKey: hostile,
  customerKey: hostile,
  safetyCode: [1, 2, 3],
  log: [
    { at, kind: 'named', facts: { name: hostile } },
    { at, kind: hostile, facts: { [hostile]: hostile } },
    { at, kind: 'screen-declined', facts: { reason: hostile } }
  ],
  chat: [{ at, author: 'customer', seq: 1, id: hostile, text: hostile }],
  files: [{ at, name: hostile, md5: hostile, sha256: hostile }],
  pictures: [{ at, name: hostile, sha256: hostile }]
};

it('[RP1] as a page holds what people wrote as text, in every field of it', async () => {
  const i18n = (await createI18n(['report'], 'en')) as unknown as ReportI18n;
  const pictures = [{ name: hostile, at, type: 'image/png', bytes: Uint8Array.of(1, 2, 3) }];
  const html = reportAsHtml({ shopName: hostile, body, notes: hostile }, i18n, pictures);
  const tags = new Set([...html.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, name]) => name!.toLowerCase()));
  const own =
    'body b bdi br code dd dl dt figcaption figure h1 h2 head html img meta p style table td title tr';
  expect([...tags].filter((tag) => tag !== '!doctype' && !own.split(' ').includes(tag))).toEqual([]);
  // The only pictures are those of the report, and no attribute of anything is a peer's.
  expect([...html.matchAll(/<img[^>]*>/g)].map(String)).toEqual([
    '<img alt="" src="data:image/png;base64,AQID">'
  ]);
  expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  // Not even the beginning of it, where a letter could end an attribute.
  expect(html).not.toContain(hostile.slice(0, 2));
  expect(html).toContain('&quot;&#39;&gt;&lt;img');
  expect(html).toContain("default-src 'none'");
});

it('[RP1] has the name of the shop above it, in a text as well as on a page, and none where none is known', async () => {
  const i18n = (await createI18n(['report'], 'en')) as unknown as ReportI18n;
  const report = { shopName: 'Fix & Söhne', body, notes: undefined };
  expect(reportAsHtml(report, i18n, [])).toMatch(/<body>\s*<p[^>]*>Fix &amp; Söhne<\/p>\s*<h1>/);
  expect(reportAsText(report, i18n)).toMatch(/^Fix & Söhne\r\n/);
  const nameless = { ...report, shopName: '' };
  expect(reportAsHtml(nameless, i18n, [])).toMatch(/<body>\s*<h1>/);
  expect(reportAsText(nameless, i18n)).toMatch(/^Session report\r\n/);
});

it('[RP1] as a text has no character that a terminal acts on', async () => {
  const i18n = (await createI18n(['report'], 'en')) as unknown as ReportI18n;
  const text = reportAsText({ shopName: hostile, body, notes: hostile }, i18n);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
});
