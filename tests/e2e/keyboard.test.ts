import { expect, it } from 'vitest';
import { logKinds, openConsole, openEntry, seeChat } from '../support/flow.js';
import { selectorOf, type Page, type Target } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

/** More stops than any page has. */
const maxTabs = 60;

/** Goes from stop to stop until the target has the focus, then shows that it can be seen there. */
async function tabTo(page: Page, target: Target): Promise<void> {
  await page.see(target);
  for (let stop = 0; stop < maxTabs; stop++) {
    const isThere = await page.evaluate(
      (selector) => document.activeElement?.closest(selector) !== null && document.hasFocus(),
      selectorOf(target)
    );
    if (isThere) return;
    await page.press('Tab');
  }
  throw new Error(`no way to «${target}» by Tab`);
}

async function pressOn(page: Page, target: Target): Promise<void> {
  await tabTo(page, target);
  await page.see(`${target}:not([aria-disabled=true])`);
  await page.press('Enter');
}

async function write(page: Page, text: string): Promise<void> {
  await tabTo(page, 'chat-input');
  await page.type(text);
  await page.press('Enter');
}

it('[UI5] does the whole job on both sides with the keyboard alone', async () => {
  const technician = await openConsole(rig);
  const customer = await openEntry(rig);
  await pressOn(technician, 'new-session');
  await pressOn(technician, 'create-pin');
  await technician.see('pin');
  const pin = await technician.text('pin');
  await technician.press('Escape');

  await tabTo(customer, 'pin-input');
  await customer.type(pin);
  await customer.press('Enter');
  await pressOn(technician, 'start-session');
  await customer.see('customer[data-status="active"]');

  await write(technician, 'no mouse here');
  await seeChat(customer, 'no mouse here');
  await write(customer, 'nor here');
  await seeChat(technician, 'nor here');

  await pressOn(technician, 'request-screen');
  await pressOn(customer, 'consent help-confirmed');
  await pressOn(customer, 'consent consent-allow');
  await expectMovingPicture(technician);
  await pressOn(customer, 'stop-sharing');
  await technician.see('stage-message[data-phase="ended"]');

  await pressOn(technician, 'end-session');
  await pressOn(technician, 'end-session-confirm');
  await customer.see('customer[data-status="closed"]');
  await technician.see('summary');
  expect((await logKinds(technician)).at(-1)).toBe('ended-by-technician');
});

it('[UI8] an Enter that confirms a word runs no command, also where the composition ends before it', async () => {
  const technician = await openConsole(rig);
  await technician.press('Control+k');
  await technician.see('command-query');
  await technician.devTools('Input.imeSetComposition', { text: 'せ', selectionStart: 1, selectionEnd: 1 });
  await technician.devTools('Input.insertText', { text: 's' });
  // Safari's order: the composition is over, and the key that ended it comes as that of an input method
  await technician.devTools('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229
  });
  await technician.devTools('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter' });
  expect(await technician.text('command-query')).toBe('s');
  await technician.see('command-palette');
  await technician.press('Enter');
  await technician.seeGone('command-palette');
});
