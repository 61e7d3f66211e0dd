import { describe, expect, it } from 'vitest';
import { openConsole, openEntry, seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { weighScripts } from '../support/weigh.js';
import { budgetsKilobytes } from './budgets.js';

const rig = useRig();

/** The entry page fetches the rest of the session when it is idle: not before the PIN can be typed. */
const neverIdle = 'globalThis.requestIdleCallback = () => 0; globalThis.cancelIdleCallback = () => {};';

function expectWithin(bytes: number, budgetKilobytes: number): void {
  // nothing at all would mean that nothing was seen
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes / 1000).toBeLessThanOrEqual(budgetKilobytes);
}

describe('weight of the JavaScript', () => {
  it('is within its budget when the PIN can be typed', async () => {
    const customer = await openEntry(rig, 'chromium', { initScript: neverIdle });
    const weight = await weighScripts(customer, rig.site);
    expectWithin(weight, budgetsKilobytes.entry);
    // it could be typed: the page reacts by fetching the rest
    await customer.fill('pin-input', '1');
    await expect.poll(() => weighScripts(customer, rig.site), { timeout: 10_000 }).toBeGreaterThan(weight);
  });

  it('is within its budget after a session with chat and screen', async () => {
    const sides = await startSession(rig);
    await sendChat(sides.customer, 'hello');
    await seeChat(sides.technician, 'hello');
    await shareScreen(sides);
    expectWithin(await weighScripts(sides.customer, rig.site), budgetsKilobytes.customerSession);
  });

  it('is within its budget when the console is ready', async () => {
    const technician = await openConsole(rig);
    expectWithin(await weighScripts(technician, rig.site), budgetsKilobytes.console);
  });
});
