import { expect, it } from 'vitest';
import {
  beginWaiting,
  joinSession,
  logKinds,
  endSession,
  seeChat,
  seeDelivered,
  seeEvent,
  sendChat,
  shareScreen,
  startSession,
  type Sides
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

/** What is promised is three seconds; a busy machine gets more, and the time is printed. */
const boundMs = 10_000;

/** Reloads a page and waits until both say `status` and the reloaded one has the chat's last line. */
async function expectReturn(
  page: Page,
  { technician, customer }: Sides,
  status: 'waiting' | 'active',
  line: string
): Promise<void> {
  const began = Date.now();
  await page.reload();
  await Promise.all([
    seeChat(page, line),
    technician.see(`session-row[data-status="${status}"]`),
    customer.see(`customer[data-status="${status}"]`)
  ]);
  // a line through the new connection: the old one may still have been shown
  const side = page === technician ? 'technician' : 'customer';
  await sendChat(page, `${side} is back at ${began}`);
  await seeChat(page === technician ? customer : technician, `${side} is back at ${began}`);
  const tookMs = Date.now() - began;
  console.log(`reload of the ${side}, ${status}: ${tookMs} ms`);
  expect(tookMs).toBeLessThan(boundMs);
}

it('[TB2] returns to a waiting session, on either side', async () => {
  const sides = await joinSession(rig);
  await sendChat(sides.customer, 'My printer is on fire');
  await seeDelivered(sides.customer, 'My printer is on fire');
  await expectReturn(sides.customer, sides, 'waiting', 'My printer is on fire');
  await expectReturn(sides.technician, sides, 'waiting', 'My printer is on fire');
  await beginWaiting(sides);
});

it('[TB2] returns to an active session with chat, draft and log, on either side', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await sendChat(technician, 'Did you turn it off and on?');
  await seeDelivered(technician, 'Did you turn it off and on?');
  await customer.fill('chat-input', 'I am about to say');
  await expectDraftKept(customer);
  await technician.fill('chat-input', 'I am about to say');
  await expectDraftKept(technician);
  await customer.fill('chat-input', '');
  await expectReturn(customer, sides, 'active', 'Did you turn it off and on?');
  await expectReturn(technician, sides, 'active', 'Did you turn it off and on?');

  await endSession(technician, sides);
  expect(await logKinds(technician)).toEqual(
    expect.arrayContaining(['created', 'customer-joined', 'started', 'lost', 'back'])
  );
  expect(await logKinds(customer)).toEqual(
    expect.arrayContaining(['technician-joined', 'started', 'lost', 'back'])
  );

  async function expectDraftKept(page: Page): Promise<void> {
    await page.reload();
    await page.see('chat-input');
    expect(await page.text('chat-input')).toBe('I am about to say');
  }
});

it('[TB2] keeps the last letters of a draft although the disk did not take them', async () => {
  const { customer } = await startSession(rig);
  await customer.evaluate(() => {
    // the page goes before the transaction is done
    IDBObjectStore.prototype.put = function (this: IDBObjectStore) {
      return this.get(0);
    };
  }, undefined);
  await customer.fill('chat-input', 'I am about to say');
  await customer.reload();
  await customer.see('chat-input');
  expect(await customer.text('chat-input')).toBe('I am about to say');
});

it('[CO5] brings the picture back after a reload of the technician, without a new consent', async () => {
  const sides = await startSession(rig);
  await shareScreen(sides);
  await expectMovingPicture(sides.technician);
  await sides.technician.reload();
  await expectMovingPicture(sides.technician);
  expect(await sides.customer.count('consent')).toBe(0);
  expect(await sides.customer.count('sharing-indicator')).toBe(1);
});

it('[CO5] ends the view with a reload of the customer, and tells both', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await shareScreen(sides);
  await expectMovingPicture(technician);
  await customer.reload();
  await technician.see('stage-message[data-phase="ended"]');
  await Promise.all([seeEvent(technician, 'screen-lost'), seeEvent(customer, 'screen-lost')]);
  await customer.see('customer[data-status="active"]');
  expect(await customer.count('sharing-indicator')).toBe(0);
  await shareScreen(sides);
  await expectMovingPicture(technician);
});

it('[TB2] loses no message that was sent in the moment of a reload', async () => {
  const sides = await startSession(rig);
  for (const [page, other] of [
    [sides.customer, sides.technician],
    [sides.technician, sides.customer]
  ] as const) {
    await page.fill('chat-input', 'sent at the last moment');
    await page.press('Enter');
    await page.reload();
    await seeChat(page, 'sent at the last moment');
    await seeChat(other, 'sent at the last moment');
    await sendChat(other, 'received');
    await seeDelivered(other, 'received');
  }
});

/** After a reload the database opens `ms` late, as on a slow disk of a busy machine. */
const slowDiskAfterReload = (ms: number): string => `
  const [navigation] = performance.getEntriesByType('navigation');
  if (navigation.type === 'reload') {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...of) {
      const request = open.apply(this, of);
      const hold = (event) => {
        request.removeEventListener('success', hold);
        event.stopImmediatePropagation();
        setTimeout(() => request.dispatchEvent(new Event('success')), ${ms});
      };
      request.addEventListener('success', hold);
      return request;
    };
  }`;

it('[HS7] returns also where the disk takes its time', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: slowDiskAfterReload(6_000) } });
  const { customer, technician } = sides;
  await sendChat(technician, 'Please reload the page');
  await seeDelivered(technician, 'Please reload the page');
  await customer.reload();
  await customer.see('returning');
  await customer.see('customer[data-status="active"]', { timeoutMs: 20_000 });
  await seeChat(customer, 'Please reload the page');
});
