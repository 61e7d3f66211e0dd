import { expect, it } from 'vitest';
import {
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
import { turnClock, wrongClock } from '../support/time.js';

const rig = useRig();

/**
 * Ten minutes in a tab that the browser has put to sleep: the page is frozen for real (nothing of it runs, its
 * connections live on), and finds its clock ten minutes later when it wakes up.
 */
async function sleepTenMinutes(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  await page.devTools('Page.setWebLifecycleState', { state: 'frozen' });
  await meanwhile();
  await page.devTools('Page.setWebLifecycleState', { state: 'active' });
  await turnClock(page, 10 * 60_000);
}

it.each(['customer', 'technician'] as const)(
  '[LC5] a tab of the %s that slept in the background for ten minutes is still in the session',
  async (role) => {
    const sides: Sides = await startSession(rig, { [`${role}Page`]: { initScript: wrongClock(0) } });
    const { technician, customer } = sides;
    const sleeper = sides[role];
    const other = role === 'customer' ? technician : customer;
    await sleepTenMinutes(sleeper, async () => {
      await sendChat(other, 'are you there?');
      await seeChat(other, 'are you there?');
    });
    await seeChat(sleeper, 'are you there?');
    await seeDelivered(other, 'are you there?');
    await sendChat(sleeper, 'back again');
    await seeChat(other, 'back again');
    await Promise.all([
      technician.see('session-row[data-status="active"]'),
      customer.see('customer[data-status="active"]')
    ]);
    expect(await sleeper.count('pin-input')).toBe(0);
  }
);

it('[LC5] a screen is not shared any more when the customer’s computer slept for ten minutes', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: wrongClock(0) } });
  await shareScreen(sides);
  await turnClock(sides.customer, 10 * 60_000);
  await sides.customer.seeGone('sharing-indicator', { timeoutMs: 40_000 });
  await sides.technician.see('stage-message[data-phase="ended"]');
  await seeEvent(sides.customer, 'screen-lost');
  // and may be asked for again
  await shareScreen(sides);
});
