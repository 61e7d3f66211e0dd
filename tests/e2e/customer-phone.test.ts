// features: chat
import { expect, it } from 'vitest';
import { lostPart } from '../../src/lib/base/lost-part.js';
import { languageCodes } from '../../src/lib/i18n/languages.js';
import { chooseFile } from '../support/choose-file.js';
import { seeRow } from '../support/files.js';
import { startSession } from '../support/flow.js';
import { chooseLanguage } from '../support/language.js';
import { selectorOf, type Page, type Target } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig({ config: { shopName: 'Hansen Computerhilfe', technicianName: 'Kim Sørensen' } });

/** A small phone of today, held upright. */
const viewport = { width: 360, height: 640 };
const wayOut = ['end-session', 'something-wrong'];

interface Looked {
  /** Selectors of what may be cut nowhere. */
  words: string[];
  /** Nothing may lie over them, and all of them is in the window. */
  controls: Target[];
}

/** What is wrong with the page as it is laid out now, one line each. */
const faults = (page: Page, looked: Looked): Promise<string[]> =>
  page.evaluate(
    ({ words, controls }) => {
      const { scrollWidth } = document.documentElement;
      const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
      const isCovered = (control: HTMLElement): boolean => {
        const { left, right, top, bottom } = control.getBoundingClientRect();
        const places = [left + 2, (left + right) / 2, right - 2].map((x) => [x, (top + bottom) / 2] as const);
        return !places.every(([x, y]) => control.contains(document.elementFromPoint(x, y)));
      };
      return [
        ...(scrollWidth > innerWidth ? [`scrolls sideways: ${scrollWidth} > ${innerWidth}`] : []),
        ...[...words, ...controls].filter((selector) => all(selector).length === 0).map((at) => `no ${at}`),
        ...words
          .flatMap(all)
          .filter((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1)
          .map((part) => `cut: ${part.textContent}`),
        ...controls
          .flatMap(all)
          .filter(isCovered)
          .map((part) => `covered: ${part.dataset['testid']}`)
      ];
    },
    { words: looked.words, controls: looked.controls.map(selectorOf) }
  );

/** The same in every language, one after the other. */
async function expectWhole(page: Page, looked: Looked): Promise<void> {
  for (const language of languageCodes) {
    await page.click('settings');
    await chooseLanguage(page, language);
    await page.press('Escape');
    await page.seeGone('language');
    await expect
      .soft(faults(page, looked), `${looked.controls.join(' ')} in ${language}`)
      .resolves.toEqual([]);
  }
}

it('[UI-C21] on a phone nothing is cut off or covered, in any language', { timeout: 180_000 }, async () => {
  rig.site.deploy('current');
  const { technician, customer } = await startSession(rig, {
    customerPage: { viewport, allowedProblems: /404|Failed|import/ }
  });
  const header = [`${selectorOf('customer')} h1`, selectorOf('technician-called')];
  await expectWhole(customer, { words: header, controls: wayOut });

  await chooseFile(technician, 'file-input', 'driver-setup-for-printer-HP-LaserJet-Pro-2026.exe', 'x');
  await customer.see('files-question scam-check');
  await expectWhole(customer, {
    words: header,
    controls: [...wayOut, 'help-confirmed', 'help-doubted', 'files-decline']
  });
  await customer.click('help-confirmed');
  await customer.seeGone('files-question');
  await expectWhole(customer, {
    words: [selectorOf('file-risk')],
    controls: ['file-accept', 'file-decline', ...wayOut]
  });
  const overlaps = await customer.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect());
    const words = boxes('[data-testid=file-name], [data-testid=file-risk]');
    return boxes('[data-testid=file-row] button').filter((button) =>
      words.some(
        ({ left, right, top, bottom }) =>
          button.left < right && button.right > left && button.top < bottom && button.bottom > top
      )
    ).length;
  }, undefined);
  expect.soft(overlaps).toBe(0);
  await customer.click('file-accept');
  await seeRow(customer, { state: 'done' });
  await expectWhole(customer, { words: [selectorOf('file-risk')], controls: ['file-save', ...wayOut] });

  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await customer.see('sharing-indicator');
  await expectWhole(customer, {
    words: [`${selectorOf('sharing-indicator')} p`, ...header],
    controls: ['stop-sharing', ...wayOut]
  });

  // the page hears that a part of it is gone, because the host has another build
  rig.site.deploy(1);
  await customer.evaluate((name) => void dispatchEvent(new Event(name)), lostPart);
  await customer.see('page-renewed');
  expect(
    await faults(customer, { words: header, controls: ['stop-sharing', 'reload-page', ...wayOut] })
  ).toEqual([]);
});

it('[UI-C21] a question whether to end begins at Cancel: Enter deletes nothing', async () => {
  // the test above leaves another build behind, and so does one that is repeated
  rig.site.deploy('current');
  const { customer } = await startSession(rig);
  await customer.click('end-session');
  await customer.see('forget-computer');
  const focused = await customer.evaluate(
    () => document.activeElement?.closest('dialog, .body')?.className,
    undefined
  );
  expect(focused).not.toContain('body');
  await customer.press('Enter');
  await customer.seeGone('forget-computer');
  await customer.see('customer[data-status="active"]');
});
