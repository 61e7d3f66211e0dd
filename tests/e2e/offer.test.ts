import { expect, it } from 'vitest';
import { seeChat, sendChat, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

it('[TB4] a later visit offers the open session: back to it without a PIN', { timeout: 90_000 }, async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(customer, 'I close the lid now');
  await seeChat(technician, 'I close the lid now');
  const later = await customer.newTab();
  await customer.goto('about:blank');
  await technician.see('session-row[data-status="reconnecting"]');
  await later.goto(rig.site.url);
  await later.click('resume-session');
  await later.see('customer[data-status="active"]');
  await technician.see('session-row[data-status="active"]');
  await seeChat(later, 'I close the lid now');
});

it('[TB4] an offered session that is not wanted leaves nothing behind', { timeout: 90_000 }, async () => {
  const { customer } = await startSession(rig);
  const later = await customer.newTab();
  await customer.goto('about:blank');
  await later.goto(rig.site.url);
  await later.click('discard-session');
  await later.see('pin-input');
  await later.reload();
  await later.see('pin-input');
  expect(await later.count('resume-session')).toBe(0);
});
