import { expect, it } from 'vitest';
import type { Page } from '../support/page.js';
import { sendChat, seeChat } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { openHostile } from './open-hostile.js';

const rig = useRig();

/** The real customer's page in an active session whose technician is the attacker. */
async function customerOfHostile(): Promise<{ customer: Page; hostile: Page }> {
  const hostile = await openHostile(rig);
  const fragment = await hostile.evaluate(() => globalThis.hostile.makeSession(), undefined);
  await hostile.evaluate((join) => globalThis.hostile.join(join), {
    relayUrl: rig.site.relayUrl(),
    fragment,
    role: 'technician' as const,
    admission: 'honest' as const
  });
  const customer = await rig.open();
  await customer.goto(`${rig.site.url}join#${fragment}`);
  await customer.click('join');
  await customer.see('customer[data-status="waiting"]', { timeoutMs: 30_000 });
  await hostile.evaluate(
    () => globalThis.hostile.send('control', { type: 'status', status: 'active' }),
    undefined
  );
  await customer.see('customer[data-status="active"]');
  return { customer, hostile };
}

it('[BD2] of a board full of forgeries a page shows the one mark that is right, and its words as words', async () => {
  const { customer, hostile } = await customerOfHostile();
  await hostile.evaluate(() => globalThis.hostile.draw(), undefined);
  await customer.until(
    () => document.querySelector<HTMLElement>('[data-testid=board]')?.dataset['strokes'] === '1',
    undefined,
    { timeoutMs: 40_000 }
  );
  expect(
    await customer.evaluate(() => document.querySelectorAll('img[src=x], script[src=x]').length, 0)
  ).toBe(0);
  // The page still answers.
  await sendChat(customer, 'still here');
  await seeChat(customer, 'still here');
});

it('[BD7] a hand that never stops, points that are none and a pointer in a loop leave the page as it was', async () => {
  const { customer, hostile } = await customerOfHostile();
  await hostile.evaluate(() => globalThis.hostile.scribble(), undefined);
  await hostile.evaluate(
    () => globalThis.hostile.send('board', { type: 'look', region: 'bottom-left' }),
    undefined
  );
  await customer.see('guide', { timeoutMs: 40_000 });
  expect(await customer.text('guide-news')).toBe('Look at the bottom left');
  expect(await customer.count('sharing-indicator')).toBe(0);
  await sendChat(customer, 'still here');
  await seeChat(customer, 'still here');
});
