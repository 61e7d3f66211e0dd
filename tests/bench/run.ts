import { openChromium } from '../support/chromium.js';
import { Figures } from '../support/figures.js';
import type { Rig } from '../support/rig.js';
import { startSite } from '../support/site.js';
import { weighConsole, weighCustomerSession, weighEntry } from '../support/weigh.js';
import { budgetsKilobytes } from '../weights/budgets.js';

/** Measures, prints a table, writes `bench-results.json`. */
export async function run(): Promise<void> {
  const [site, browser] = await Promise.all([startSite(), openChromium()]);
  const rig: Rig = { site, open: (_name, options) => browser.newPage(options) };
  const figures = new Figures();
  try {
    await addWeights(figures, rig);
  } finally {
    await browser.close();
    await site.close();
  }
  console.log(figures.toString());
  await figures.write();
}

async function addWeights(figures: Figures, rig: Rig): Promise<void> {
  const add = (name: string, kilobytes: number, reach: number): void =>
    figures.add(name, [kilobytes], { unit: 'KB', reach });
  add('JavaScript until the PIN can be typed', await weighEntry(rig), budgetsKilobytes.entry);
  add('JavaScript of the console', await weighConsole(rig), budgetsKilobytes.console);
  add(
    'JavaScript of a customer’s session',
    await weighCustomerSession(rig),
    budgetsKilobytes.customerSession
  );
}
