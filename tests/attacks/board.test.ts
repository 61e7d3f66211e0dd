// features: board
import { expect, it } from 'vitest';
import { sendChat, seeChat } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { activeCustomerOfHostile } from './hostile-technician.js';

const rig = useRig();

it('[BD2] of a board full of forgeries a page shows the one mark that is right, and its words as words', async () => {
  const { customer, hostile } = await activeCustomerOfHostile(rig);
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
  const { customer, hostile } = await activeCustomerOfHostile(rig);
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
