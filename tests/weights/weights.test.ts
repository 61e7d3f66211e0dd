import { describe, expect, it } from 'vitest';
import { openConsole, openEntry, seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { weighScripts } from '../support/weigh.js';
import { budgetsKilobytes } from './budgets.js';

const rig = useRig();

function expectWithin(bytes: number, budgetKilobytes: number): void {
  // nothing at all would mean that nothing was seen
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes / 1000).toBeLessThanOrEqual(budgetKilobytes);
}

describe('weight of the JavaScript', () => {
  it('is within its budget when the PIN can be typed', async () => {
    const customer = await openEntry(rig);
    expectWithin(await weighScripts(customer, rig.site), budgetsKilobytes.entry);
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
