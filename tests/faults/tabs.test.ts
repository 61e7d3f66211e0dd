import { expect, it } from 'vitest';
import {
  beginWaiting,
  createLink,
  joinWithLink,
  openConsole,
  seeChat,
  seeText,
  sendChat,
  startSession
} from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { hurryingClock } from '../support/time.js';

const rig = useRig();

it('[TB1] a link opened twice in one browser: the second tab says so, and can take over', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await joinWithLink(rig, link);
  await beginWaiting({ technician, customer });
  await sendChat(customer, 'from the first tab');
  await seeChat(technician, 'from the first tab');

  const second = await customer.newTab();
  await second.goto(link);
  await seeText(second, 'open in another tab');
  await technician.see('session-row[data-status="active"]');
  await second.click('take-over');
  await seeText(customer, 'open in another tab');
  await second.see('customer[data-status="active"]');
  await seeChat(second, 'from the first tab');
  await sendChat(second, 'from the second tab');
  await seeChat(technician, 'from the second tab');
  await customer.click('take-over');
  await customer.see('customer[data-status="active"]');
  await seeChat(customer, 'from the second tab');
});

it('[AD6] a link opened on a second device: told that it is taken, before and after the start', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await joinWithLink(rig, link);
  await technician.see('session-row[data-status="waiting"]');

  const early = await joinWithLink(rig, link);
  await early.see('customer[data-status="refused"]');
  await seeText(early, 'Somebody has already joined with this link');
  await technician.see('session-row[data-status="waiting"]');

  await beginWaiting({ technician, customer });
  const late = await joinWithLink(rig, link);
  await late.see('customer[data-status="refused"]');
  await sendChat(customer, 'I am the one');
  await seeChat(technician, 'I am the one');
  await technician.click('tab-log');
  await technician.see('log-entry[data-kind="refused-peer"]');
});

it('[TB1] a console in two tabs: one leads, the other says so and can take over, the sessions go on', async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(technician, 'before');
  await seeChat(customer, 'before');
  const second = await technician.newTab();
  await second.goto(`${rig.site.url}console`);
  await second.see('elsewhere');
  await customer.see('customer[data-status="active"]');

  await second.click('take-over');
  await technician.see('elsewhere');
  await second.see('session-row[data-status="active"]');
  await seeChat(second, 'before');
  await sendChat(second, 'after');
  await seeChat(customer, 'after');
  expect(await customer.count('consent')).toBe(0);

  // the leading tab goes: the one that waits leads by itself
  await second.close();
  await technician.see('session-row[data-status="active"]');
  await sendChat(customer, 'still there?');
  await seeChat(technician, 'still there?');
});

it('[TB1] a console that was taken over forgets the session: its time-outs end nothing that goes on elsewhere', async () => {
  const { technician, customer } = await startSession(rig, { technicianPage: { initScript: hurryingClock } });
  const second = await technician.newTab();
  await second.goto(`${rig.site.url}console`);
  await second.see('elsewhere');
  await second.click('take-over');
  await technician.see('elsewhere');
  await second.see('session-row[data-status="active"]');
  const from = await technician.evaluate(() => {
    Object.assign(globalThis, { isHurried: true });
    return Date.now();
  }, undefined);
  const day = 24 * 60 * 60_000;
  await technician.until((until) => Date.now() > until, from + day);
  await technician.evaluate(() => Object.assign(globalThis, { isHurried: false }), undefined);

  await second.close();
  await technician.see('session-row[data-status="active"]');
  await sendChat(customer, 'still there?');
  await seeChat(technician, 'still there?');
});
