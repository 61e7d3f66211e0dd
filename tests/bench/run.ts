import { openChromium } from '../support/chromium.js';
import { openFirefox } from '../support/firefox.js';
import { Figures } from '../support/figures.js';
import type { Browser } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import { openProfile } from '../support/profile.js';
import { startSite } from '../support/site.js';
import type { Bench } from './bench.js';
import { measureBoard } from './board.js';
import { measureChat } from './chat.js';
import { measureDay } from './day.js';
import { measureFiles } from './files.js';
import { measureJoin } from './join.js';
import { measureLongChat } from './long-chat.js';
import { measureRecords } from './records.js';
import { measureReload } from './reload.js';
import { measureScreen } from './screen.js';
import { measureStage } from './stage.js';
import { measureWeights } from './weights.js';

const count = 10;

const parts = {
  board: measureBoard,
  join: measureJoin,
  screen: measureScreen,
  stage: measureStage,
  chat: measureChat,
  reload: measureReload,
  'long-chat': measureLongChat,
  files: measureFiles,
  records: measureRecords,
  day: measureDay,
  weights: measureWeights
};

const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);

/**
 * Measures, prints a table, writes `bench-results.json`.
 * @param names parts to measure; all when there are none
 * @returns the exit code: 1 when a part failed, 2 when there is no such part
 */
export async function run(names: readonly string[]): Promise<number> {
  const known = names.filter(isPart);
  const unknown = names.filter((name) => !isPart(name));
  if (unknown.length > 0) {
    console.error(`No part «${unknown.join(' ')}». There are: ${Object.keys(parts).join(' ')}`);
    return 2;
  }
  const chosen = known.length > 0 ? known : Object.keys(parts).filter(isPart);
  const [site, browser] = await Promise.all([startSite(), openChromium()]);
  let firefox: Promise<Browser> | undefined;
  const rig: Rig = {
    site,
    openProfile,
    async open(name, options) {
      if (name !== 'firefox') return browser.newPage(options);
      firefox ??= openFirefox();
      return (await firefox).newPage(options);
    }
  };
  const figures = new Figures();
  const bench: Bench = { rig, figures, count, traceTasks: browser.traceTasks };
  const failed: string[] = [];
  try {
    for (const name of chosen) {
      console.log(`measuring: ${name}`);
      // what the other parts measured is not lost
      try {
        await parts[name](bench);
      } catch (error) {
        failed.push(name);
        console.error(error);
      }
    }
  } finally {
    await browser.close();
    await (await firefox)?.close();
    await site.close();
  }
  console.log(`\n${figures.toString()}`);
  await figures.write();
  if (failed.length > 0) console.error(`Not measured to the end: ${failed.join(' ')}`);
  return failed.length > 0 ? 1 : 0;
}
