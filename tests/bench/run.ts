import { openChromium } from '../support/chromium.js';
import { Figures } from '../support/figures.js';
import { openConsole, openEntry, seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import { startSite } from '../support/site.js';
import { weighScripts } from '../support/weigh.js';
import { budgetsKilobytes } from '../weights/budgets.js';

/** Measures, prints a table, writes `bench-results.json`. */
export async function run(): Promise<void> {
  const [site, browser] = await Promise.all([startSite(), openChromium()]);
  const pages: Page[] = [];
  const rig: Rig = {
    site,
    async open(_name, options) {
      const page = await browser.newPage(options);
      pages.push(page);
      return page;
    }
  };
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
  const add = (name: string, bytes: number, reach: number): void =>
    figures.add(name, [bytes / 1000], { unit: 'KB', reach });
  const { site } = rig;

  add(
    'JavaScript until the PIN can be typed',
    await weighScripts(await openEntry(rig), site),
    budgetsKilobytes.entry
  );
  add(
    'JavaScript of the console',
    await weighScripts(await openConsole(rig), site),
    budgetsKilobytes.console
  );

  const sides = await startSession(rig);
  await sendChat(sides.customer, 'hello');
  await seeChat(sides.technician, 'hello');
  await shareScreen(sides);
  add(
    'JavaScript of a customer’s session',
    await weighScripts(sides.customer, site),
    budgetsKilobytes.customerSession
  );
}
