import { expect, it } from 'vitest';
import { useRig } from '../support/rig.js';
import type { Page } from '../support/page.js';
import { activeCustomerOfHostile, heard, say } from './hostile-technician.js';

const rig = useRig();

const allow = 'consent consent-allow';
const liveAllow = `${allow}:not([aria-disabled=true])`;
const idOf = (digit: string): string => digit.repeat(32);

/** Who has confirmed that this help was asked for: that question comes no more. */
async function readyCustomerOfHostile(): Promise<{ customer: Page; hostile: Page }> {
  const pages = await activeCustomerOfHostile(rig);
  await ask(pages.hostile, idOf('0'));
  await pages.customer.click('help-confirmed');
  await pages.customer.click('consent consent-decline');
  await heard(pages.hostile, { id: idOf('0'), answer: 'declined' });
  return pages;
}

const ask = (hostile: Page, id: string, power = 'screen'): Promise<void> =>
  say(hostile, 'consent', { type: 'ask', id, power, reason: '' });

const captures = (customer: Page): Promise<number> =>
  customer.evaluate(() => (globalThis as unknown as { captures: number }).captures, undefined);

const middleOf = (page: Page, testid: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    const { x, y, width, height } = document
      .querySelector(`[data-testid="${wanted}"]`)!
      .getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, testid);

async function mouse(page: Page, type: 'mousePressed' | 'mouseReleased', at: object): Promise<void> {
  await page.devTools('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
}

/** Notes how old a card is when a pointer goes down on its Allow. */
const noteAges = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const ages: number[] = ((globalThis as unknown as { ages: number[] }).ages = []);
    let cameAt = 0;
    const isCard = (node: Node): boolean =>
      node instanceof Element && (node.matches('[data-asks]') || node.querySelector('[data-asks]') !== null);
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isCard))) cameAt = performance.now();
    }).observe(document.body, { childList: true, subtree: true });
    addEventListener('pointerdown', ({ target, timeStamp }) => {
      if ((target as Element).closest('[data-testid=consent-allow]')) ages.push(timeStamp - cameAt);
    });
  }, undefined);

it('[UI-C15] a click aimed at what was there before the card came grants nothing; a meant one does', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  const place = await middleOf(customer, 'consent-allow');
  await customer.click('consent consent-decline');
  await heard(hostile, { id: idOf('1'), answer: 'declined' });
  await customer.seeGone('consent');
  await noteAges(customer);

  await ask(hostile, idOf('2'));
  await customer.see(allow);
  await mouse(customer, 'mousePressed', place);
  await mouse(customer, 'mouseReleased', place);
  const [age] = await customer.evaluate(() => (globalThis as unknown as { ages: number[] }).ages, undefined);
  expect(age).toBeLessThan(700);

  await customer.see(liveAllow);
  expect(await captures(customer)).toBe(0);
  expect(await customer.count('consent')).toBe(1);
  await customer.click(allow);
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

it('[UI-C15] a pointer that is down since before counts as little when it is let go, nor does a held key', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  const place = await middleOf(customer, 'consent-allow');
  await mouse(customer, 'mousePressed', place);
  await customer.see(liveAllow);
  await mouse(customer, 'mouseReleased', place);
  expect(await captures(customer)).toBe(0);

  await customer.see(liveAllow);
  await customer.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=consent-allow]')?.focus();
  }, undefined);
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
  for (let i = 0; i < 5; i++) {
    await customer.devTools('Input.dispatchKeyEvent', { type: 'keyDown', ...enter, autoRepeat: true });
  }
  await customer.devTools('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  expect(await captures(customer)).toBe(0);

  await customer.see(liveAllow);
  await customer.press('Enter');
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

it.each([
  ['covered', '.lid { position: fixed; inset: 0; z-index: 99; background: #fff }'],
  ['half transparent', '[data-asks] { opacity: 0.3 !important }'],
  [
    'moving',
    '[data-asks] { animation: roam 1s infinite alternate !important } @keyframes roam { to { margin-block-end: 4rem } }'
  ]
])('[UI-C15] stays inert while it is %s', async (_, rules) => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await customer.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    document.body.append(Object.assign(document.createElement('div'), { className: 'lid' }));
  }, rules);
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  // it would be live three times over
  const since = await customer.evaluate(() => performance.now(), undefined);
  await customer.until((start) => performance.now() > start + 2_100, since);
  expect(await customer.count(liveAllow)).toBe(0);
  await customer.evaluate(() => document.adoptedStyleSheets.splice(0).length, undefined);
  await customer.click(allow);
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

it('[UI-C16] questions come one at a time, and move nothing of the page', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  const before = await middleOf(customer, 'chat-input');
  await ask(hostile, idOf('1'), 'recording');
  await customer.see('consent[data-consent="recording"]');
  expect(await middleOf(customer, 'chat-input')).toEqual(before);
  await customer.see(liveAllow);
  const place = await middleOf(customer, 'consent-decline');
  await ask(hostile, idOf('2'));
  await say(hostile, 'records', { type: 'ask-device' });
  await say(hostile, 'control', { type: 'ask-restart' });
  await say(hostile, 'consent', { type: 'ask', id: idOf('3'), power: 'control-everything', reason: '' });
  await heard(hostile, { id: idOf('3'), answer: 'unknown' });
  // the second question of a power is held back for a second
  await customer.until(() => document.title.includes('(2)'), undefined);
  expect(await customer.count('consent')).toBe(1);
  expect(await customer.count('restart-question')).toBe(0);
  expect(await middleOf(customer, 'consent-decline')).toEqual(place);

  await customer.click('consent[data-consent="recording"] consent-decline');
  await customer.click('consent[data-consent="screen"] consent-decline');
  await customer.click('consent[data-consent="device"] consent-decline');
  await customer.click('restart-question restart-decline');
  await customer.seeGone('restart-question');
  expect(await middleOf(customer, 'chat-input')).toEqual(before);
});
