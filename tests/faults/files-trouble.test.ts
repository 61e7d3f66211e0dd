// features: files
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openConsole,
  startSession,
  type Sides
} from '../support/flow.js';
import { makeFile, seeProgress, seeRow, someBytes, testFolder, type TestFile } from '../support/files.js';
import { browserPairs, useRig } from '../support/rig.js';

const rig = useRig();
const megabyte = 1_000_000;
const slow = 60_000;
const patience = { timeout: 170_000 };

async function beginLarge({ technician, customer }: Sides): Promise<TestFile> {
  const file = makeFile(testFolder(), 'large.bin', someBytes(80 * megabyte));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeProgress(customer, 0.1);
  return file;
}

async function seeArrived({ technician, customer }: Sides): Promise<void> {
  await Promise.all([technician, customer].map((page) => seeRow(page, { state: 'done' }, slow)));
}

it('[FT10] a file that is written to while it is sent fails on both sides, and nothing is kept', async () => {
  const sides = await startSession(rig);
  const file = await beginLarge(sides);
  writeFileSync(file.path, someBytes(80 * megabyte, 7));
  for (const page of [sides.technician, sides.customer]) await seeRow(page, { state: 'failed' });
  expect(await sides.customer.count('file-save')).toBe(0);
});

it(
  '[FT10] a full disk in the middle pauses and says so; with room again it goes on from there',
  patience,
  async () => {
    const technician = await openConsole(rig);
    // a private window keeps the browser's file system in memory, where no disk is full
    const profile = await rig.openProfile('chromium', {
      // The browser believes that there is room; the disk knows better.
      initScript: `navigator.storage.estimate = () => Promise.resolve({ quota: 2 ** 50, usage: 0 });`
    });
    const customer = await profile.newPage();
    await customer.goto(rig.site.url);
    await joinWithPin(customer, await createPin(technician));
    const sides = { technician, customer };
    await beginWaiting(sides);
    const origin = new URL(rig.site.url).origin;
    const file = makeFile(testFolder(), 'large.bin', someBytes(60 * megabyte));
    await customer.devTools('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20 * megabyte });
    await technician.setFiles('file-input', [file.path]);
    await seeRow(customer, { state: 'offered' });
    await customer.click('file-accept');
    await seeRow(customer, { state: 'paused', reason: 'disk-full' });
    await seeRow(technician, { state: 'paused', reason: 'paused-there' });
    await customer.devTools('Storage.overrideQuotaForOrigin', { origin });
    await customer.click('file-resume');
    await seeArrived(sides);
  }
);

it('[FT7] the receiver’s browser is killed and started again: the transfer goes on', patience, async () => {
  const technician = await openConsole(rig);
  const profile = await rig.openProfile('chromium');
  const customer = await profile.newPage();
  await customer.goto(rig.site.url);
  await joinWithPin(customer, await createPin(technician));
  await beginWaiting({ technician, customer });
  await customer.see('customer[data-status="active"]');
  await beginLarge({ technician, customer });
  await profile.kill();
  await seeRow(technician, { state: 'paused', reason: 'no-connection' }, slow);
  await profile.start();
  const later = await profile.newPage();
  await later.goto(rig.site.url);
  await later.click('resume-session');
  await seeArrived({ technician, customer: later });
  expect(await technician.count('file-row[data-state="done"]')).toBe(1);
});

it.for(browserPairs.filter(({ customer }) => customer === 'firefox'))(
  '[FT7] $customer as the receiver reloads: it goes on by itself',
  patience,
  async (pair) => {
    const sides = await startSession(rig, pair);
    await beginLarge(sides);
    await sides.customer.reload();
    await seeArrived(sides);
  }
);
