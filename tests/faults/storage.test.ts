import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  endSession,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  seeDelivered,
  seeText,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

/** As where a person has blocked site data: already the look at it throws. */
const denied = `for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
  Object.defineProperty(globalThis, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
}`;

const forgetful = 'does not let the page store anything';

it('[TB3] works where nothing may be stored, and says on both sides what will not survive', async () => {
  const sides = await startSession(rig, {
    technicianPage: { initScript: denied },
    customerPage: { initScript: denied }
  });
  const { technician, customer } = sides;
  expect(await technician.text('forgetful-notice')).toContain('a reload or a crash loses them');
  await seeText(customer, forgetful);
  await sendChat(customer, 'written on water');
  await seeChat(technician, 'written on water');
  await seeDelivered(customer, 'written on water');
  await shareScreen(sides);
  await expectMovingPicture(technician);
  await endSession(customer, sides);
});

it('[TB3] goes on when the disk is full, and says so', async () => {
  const technician = await openConsole(rig);
  const customer = await openEntry(rig);
  const { origin } = new URL(rig.site.url);
  for (const page of [technician, customer]) {
    await page.devTools('Storage.overrideQuotaForOrigin', { origin, quotaSize: 60_000 });
  }
  await joinWithPin(customer, await createPin(technician));
  await beginWaiting({ technician, customer });
  for (let i = 1; i <= 6; i++) {
    await sendChat(customer, `${'x'.repeat(15_000)} no. ${i}`);
    await seeChat(technician, `no. ${i}`);
    await seeDelivered(customer, `no. ${i}`);
  }
  await technician.see('forgetful-notice');
  await seeText(customer, forgetful);
  await sendChat(technician, 'and the answer');
  await seeChat(customer, 'and the answer');
});
