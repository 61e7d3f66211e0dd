import { describe, expect, it } from 'vitest';
import { useRig } from '../support/rig.js';
import { weighConsole, weighCustomerSession, weighEntry } from '../support/weigh.js';
import { budgetsKilobytes } from './budgets.js';

const rig = useRig();

function expectWithin(kilobytes: number, budget: number): void {
  // nothing at all would mean that nothing was seen
  expect(kilobytes).toBeGreaterThan(1);
  expect(kilobytes).toBeLessThanOrEqual(budget);
}

describe('weight of the JavaScript', () => {
  it('is within its budget when the PIN can be typed', async () => {
    expectWithin(await weighEntry(rig), budgetsKilobytes.entry);
  });

  it('is within its budget after a session with chat and screen', async () => {
    expectWithin(await weighCustomerSession(rig), budgetsKilobytes.customerSession);
  });

  it('is within its budget when the console is ready', async () => {
    expectWithin(await weighConsole(rig), budgetsKilobytes.console);
  });
});
