// features: survey, device, report
import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  endSession,
  joinWithPin,
  logKinds,
  openConsole,
  openEntry,
  seeChat,
  sendChat,
  startSession
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { storedRows } from '../support/storage.js';

declare global {
  /** What there is to see on the paper, and of that the report. */
  var paper: { whole: string; report: string } | undefined;
}

const rig = useRig({
  config: {
    technicianName: 'Toni',
    survey: {
      questions: [
        { text: { en: 'Were we friendly?', de: 'Waren wir freundlich?' }, kind: 'stars' },
        { text: 'Anything else?', kind: 'text' }
      ]
    }
  }
});

it('[CW1] the technician turns the customer’s chat off and on, over a reload, and a draft is kept', async () => {
  const { technician, customer } = await startSession(rig);
  await customer.fill('chat-input', 'a draft');
  await technician.click('chat-switch');
  await customer.see('chat-off');
  await customer.press('Enter');
  await customer.reload();
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await customer.see('chat-off');
  expect(await customer.text('chat-input')).toBe('a draft');
  expect(await technician.count('chat-message[data-author="customer"]')).toBe(0);
  await sendChat(technician, 'one moment');
  await seeChat(customer, 'one moment');
  await technician.click('chat-switch');
  await customer.seeGone('chat-off');
  await customer.click('chat-send');
  await seeChat(technician, 'a draft');
});

it('[SV1, SV2, RP4, RP5] the survey is answered behind the end, and the customer keeps and prints a signed copy without notes', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await technician.click('tab-notes');
  await technician.fill('notes', 'topsecret');
  await endSession(technician, sides);
  await customer.see('survey', { timeoutMs: 20_000 });
  await customer.click('survey-star[data-stars="4"]');
  await customer.fill('survey-text', 'Very <b>friendly</b>');
  await customer.click('survey-send');
  await customer.see('survey-done');
  const copy = await customer.download(() => customer.click('export-json'));
  expect(copy.text).toContain('"kind":"tincan-report"');
  expect(copy.text).not.toContain('topsecret');
  await technician.click('history');
  await technician.click('history-item');
  const papers = { customer: await printed(customer), technician: await printed(technician) };
  for (const paper of Object.values(papers)) {
    expect(paper.whole).toBe(paper.report);
    expect(paper.report).toContain('Toni');
    expect(paper.report).toMatch(/^\s*Tincan/);
  }
  expect(papers.customer.report).not.toContain('topsecret');
  expect(papers.technician.report).toContain('topsecret');

  await technician.click('history-tab-survey');
  await technician.see('survey-result[data-mean="4.00"]', { timeoutMs: 20_000 });
  expect(await technician.text('records')).toContain('Very <b>friendly</b>');
});

it('[DV1, DV2] a device is recognised only after a yes, shows its earlier sessions, and can be forgotten', async () => {
  const technician = await openConsole(rig);
  const customer = await openEntry(rig);
  const sides = { technician, customer };
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await beginWaiting(sides);
  await technician.click('tab-notes');
  await technician.click('ask-device');
  await customer.see('consent[data-consent="device"]');
  expect(await storedRows(customer, 'settings')).toEqual([]);
  await customer.click('consent[data-consent="device"] consent-allow');
  await technician.see('earlier-sessions[data-count="0"]');
  await customer.see('forget-device');
  await endSession(technician, sides);
  expect(await logKinds(customer)).toContain('device-allowed');
  await customer.click('survey-decline');

  await customer.goto(rig.site.url);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await technician.click('session-row[data-status="waiting"]');
  await beginWaiting(sides);
  await technician.click('tab-notes');
  await technician.see('earlier-sessions[data-count="1"]', { timeoutMs: 20_000 });
  await customer.click('forget-device');
  await customer.seeGone('forget-device');
  await technician.see('ask-device');
});

/** No browser prints without a person or a printer: what would be on the paper is read when it is asked to. */
async function printed(page: Page): Promise<{ whole: string; report: string }> {
  await page.evaluate(() => {
    // as on a telephone: it returns at once, and the paper is drawn later
    window.print = () =>
      void setTimeout(() => {
        const report = document.querySelector<HTMLElement>('[data-testid=printed-report]')!;
        globalThis.paper = { whole: document.body.innerText.trim(), report: report.innerText.trim() };
      }, 200);
  }, undefined);
  await page.devTools('Emulation.setEmulatedMedia', { media: 'print' });
  await page.click('print-log');
  const paper = await page.until(() => globalThis.paper, undefined);
  await page.press('Shift');
  await page.seeGone('printed-report');
  await page.devTools('Emulation.setEmulatedMedia', { media: '' });
  return paper;
}
