#!/usr/bin/env node
/**
 * `npm run weights`: what each page of `build/` weighs and whose code it is. With `--check` it ends with 1 when a page
 * is heavier than its budget.
 */
import { ensureBuilt } from './setup/build.js';
import { budgetsKilobytes } from './weights/budgets.js';
import { asked, readBuild, weigh } from './weights/weights.js';

ensureBuilt();
const build = readBuild();
const pages = /** @type {(keyof typeof asked)[]} */ (Object.keys(asked));
for (const page of pages) {
  const { kilobytes, files, rooms } = weigh(asked[page], build);
  const isTooHeavy = kilobytes > budgetsKilobytes[page];
  if (isTooHeavy) process.exitCode = process.argv.includes('--check') ? 1 : 0;
  console.log(
    `\n${page}: ${kilobytes.toFixed(1)} KB in ${files.size} files${isTooHeavy ? `: more than its budget of ${budgetsKilobytes[page]}` : ''}`
  );
  for (const [room, weight] of [...rooms].sort(([, a], [, b]) => b - a))
    if (weight >= 0.3) console.log(`${weight.toFixed(1).padStart(7)}  ${room}`);
}
