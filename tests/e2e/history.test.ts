// features: history, report
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { chooseFile } from '../support/choose-file.js';
import { endSession, openConsole, seeChat, seeText, sendChat, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

it('[HX1, HX3, HX5, RP1, RP2, RP7, RP8] an ended session is found, read, exported sealed, imported elsewhere, and its report checked', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await sendChat(customer, 'The Netzwerkdrucker is offline');
  await seeChat(technician, 'Netzwerkdrucker');
  await technician.click('tab-notes');
  await technician.fill('notes', 'cable was loose');
  await endSession(technician, sides);

  await technician.click('history');
  await technician.see('history-item', { timeoutMs: 20_000 });
  await technician.fill('history-query', 'drucker');
  await technician.see('history-count[data-query="drucker"][data-count="1"]', { timeoutMs: 20_000 });
  await technician.fill('history-query', 'cable nothing');
  await technician.see('history-count[data-query="cable nothing"][data-count="0"]');
  await technician.fill('history-query', '');
  await technician.click('history-item');
  await technician.see('records chat-message[data-author="customer"]');

  const report = await technician.download(() => technician.click('records export-json'));
  expect(report.text).toContain('Netzwerkdrucker');
  expect(report.text).toContain('cable was loose');
  const asText = await technician.download(() => technician.click('records export-log'));
  expect(asText.text).toContain('“Ida”: The Netzwerkdrucker is offline');
  await technician.click('report-notes');
  const shared = await technician.download(() => technician.click('records export-html'));
  expect(shared.text).not.toContain('cable was loose');

  await technician.click('history-tab-keeping');
  await technician.fill('history-passphrase', 'correct horse');
  // a file of bytes, not of text: taken from the page before it becomes a download
  await technician.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob)
        void blob
          .arrayBuffer()
          .then((bytes) => ((globalThis as { saved?: number[] }).saved = [...new Uint8Array(bytes)]));
      return make(blob);
    };
  }, undefined);
  await technician.download(() => technician.click('history-export'));
  const file = await technician.until(() => (globalThis as { saved?: number[] }).saved, undefined);

  const other = await openConsole(rig);
  await other.click('history');
  await other.click('history-tab-keeping');
  await other.fill('history-passphrase', 'wrong horse');
  await chooseFile(other, 'history-file', 'x.history', file);
  await other.see('records-problem', { timeoutMs: 30_000 });
  await seeText(other, 'The passphrase does not open this file.');
  await other.fill('history-passphrase', 'correct horse');
  await chooseFile(other, 'history-file', 'x.history', file);
  await seeText(other, '1 session added.');
  await other.click('history-tab-sessions');
  await other.click('history-item');
  await other.see('records chat-message[data-author="customer"]');

  await other.goto(`${rig.site.url}verify/`);
  await chooseFile(other, 'check-file', 'report.json', report.text.replace('loose', 'lost'));
  await other.see('check-failed');
  await chooseFile(other, 'check-file', 'report.json', report.text.replace(/^\uFEFF/, ''));
  await other.see('check-both');
  await seeText(other, 'cable was loose');
});

it('[RP5] a message longer than a page leaves no page empty', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await sendChat(customer, 'short');
  await seeChat(technician, 'short');
  await sendChat(customer, Array.from({ length: 400 }, (_, i) => `line ${i} of a letter`).join('\n'));
  await seeChat(technician, 'line 399 of a letter');
  await endSession(technician, sides);
  await customer.evaluate(() => void (window.print = () => undefined), undefined);
  await customer.click('print-log');
  await customer.until(() => document.body.classList.contains('prints-report'), undefined);
  // print() has returned, and the paper is still what would be drawn
  const { data } = (await customer.devTools('Page.printToPDF', { preferCSSPageSize: false })) as {
    data: string;
  };
  const pages = textsOfPages(Buffer.from(data, 'base64'));
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.length).toBeLessThan(14);
  // a page with no more than a heading on it is as good as empty
  for (const drawn of pages.slice(0, -1)) expect(drawn).toBeGreaterThan(20);
  await customer.press('Shift');
  await customer.seeGone('printed-report');
});

/** How often each page of a PDF of Chromium's (Skia) draws text. */
function textsOfPages(pdf: Buffer): number[] {
  const text = pdf.toString('latin1');
  const contents = [...text.matchAll(/\/Type \/Page\b[^]*?\/Contents (\d+) 0 R/g)].map(([, id]) => id);
  return contents.map((id) => {
    const head = text.indexOf(`\n${id} 0 obj`);
    const from =
      text.indexOf('stream', head) +
      'stream'.length +
      (text[text.indexOf('stream', head) + 6] === '\r' ? 2 : 1);
    const drawn = inflateSync(pdf.subarray(from, text.indexOf('endstream', from))).toString('latin1');
    return [...drawn.matchAll(/\bT[jJ]\b/g)].length;
  });
}
