import { createLink, createPin, openConsole, openEntry } from '../support/flow.js';
import { median } from '../support/figures.js';
import type { Page } from '../support/page.js';
import { untilQuiet } from '../support/weigh.js';
import { connectInPage, openBarePage } from './bare.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, seenAt, stopwatchScript, watch } from './stopwatch.js';

const measured = { initScript: stopwatchScript };

/** Join pressed → both pages show the session; every time with two fresh pages. */
export async function measureJoin(bench: Bench): Promise<void> {
  const { rig, figures } = bench;
  const bare = await openBarePage(rig);
  const alone = await repeat(bench, () => connectInPage(bare));
  await bare.close();
  const byPin = await repeat(bench, () => joinByPin(bench));
  const byLink = await repeat(bench, () => joinByLink(bench));
  const reference = median(alone);
  figures.add('Join pressed → both pages show the session (PIN)', byPin, {
    unit: 'ms',
    reach: 800,
    reference
  });
  figures.add('the same by link', byLink, { unit: 'ms', reference });
  figures.add('reference: two bare connections in one page', alone, { unit: 'ms' });
}

async function joinByPin({ rig }: Bench): Promise<number> {
  const technician = await openConsole(rig, 'chromium', measured);
  const customer = await openEntry(rig, 'chromium', measured);
  await customer.fill('pin-input', await createPin(technician));
  return join(technician, customer);
}

async function joinByLink({ rig }: Bench): Promise<number> {
  const technician = await openConsole(rig, 'chromium', measured);
  const customer = await rig.open('chromium', measured);
  await customer.goto(await createLink(technician));
  await customer.see('join');
  return join(technician, customer);
}

async function join(technician: Page, customer: Page): Promise<number> {
  // nobody types a PIN faster than the page fetches the rest of itself
  await untilQuiet(customer);
  await watch(technician, { target: 'session-row[data-status="waiting"]' });
  await watch(customer, { target: 'customer[data-status="waiting"] chat-input' });
  await customer.click('join');
  const took = Math.max(await seenAt(technician), await seenAt(customer)) - (await pressedAt(customer));
  await Promise.all([technician.close(), customer.close()]);
  return took;
}
