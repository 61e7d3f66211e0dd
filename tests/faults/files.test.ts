// features: files
import { expect, it } from 'vitest';
import { endSession, logKinds, startSession, type Sides } from '../support/flow.js';
import {
  fileRows,
  makeFile,
  seeProgress,
  seeRow,
  someBytes,
  testFolder,
  type TestFile
} from '../support/files.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();
const megabyte = 1_000_000;
const patience = { timeout: 150_000 };
const slow = 60_000;

/** A file that is under way, and surely not at its end. */
async function beginLarge({ technician, customer }: Sides, size = 80 * megabyte): Promise<TestFile> {
  const file = makeFile(testFolder(), 'large.bin', someBytes(size));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeProgress(customer, 0.1);
  return file;
}

async function seeArrived({ technician, customer }: Sides, file: TestFile): Promise<void> {
  await Promise.all([
    seeRow(technician, { name: file.name, state: 'done' }, slow),
    seeRow(customer, { name: file.name, state: 'done' }, slow)
  ]);
  const rows = [...(await fileRows(technician)), ...(await fileRows(customer))];
  for (const row of rows) expect(row).toMatchObject({ md5: file.md5, sha256: file.sha256 });
}

/** The byte at which a transfer went on, as this page's log has it. */
const resumedAt = (page: Page): Promise<number> =>
  page.until(
    () =>
      Number(
        document
          .querySelector('[data-testid=log-entry][data-kind=file-resumed]')
          ?.textContent?.match(/byte (\d+)/)?.[1]
      ),
    undefined
  );

it('[FT7] a reload of the receiver: it goes on by itself from what is stored', patience, async () => {
  const sides = await startSession(rig);
  const file = await beginLarge(sides);
  const [before] = await fileRows(sides.customer);
  expect(before?.state).toBe('receiving');
  await sides.customer.reload();
  await seeArrived(sides, file);
  await sides.technician.click('tab-log');
  // What was seen as stored before the reload was not sent again.
  expect(await resumedAt(sides.technician)).toBeGreaterThanOrEqual(
    Math.floor(before!.progress * file.bytes.length)
  );
});

it(
  '[FT7] a reload of the sender: it asks for the file, takes the same one only, and goes on',
  patience,
  async () => {
    const sides = await startSession(rig);
    const file = await beginLarge(sides);
    await sides.technician.reload();
    await seeRow(sides.technician, { name: file.name, state: 'paused', reason: 'needs-file' });
    await seeRow(sides.customer, { name: file.name, state: 'paused' });
    await sides.technician.setFiles('file-choose', [file.path]);
    await seeArrived(sides, file);
  }
);

it('[FT7] another file of the same size is refused, and nothing of the two is mixed', patience, async () => {
  const sides = await startSession(rig);
  const file = await beginLarge(sides);
  await sides.technician.reload();
  await seeRow(sides.technician, { state: 'paused', reason: 'needs-file' });
  const other = makeFile(testFolder(), 'other.bin', someBytes(file.bytes.length, 99));
  await sides.technician.setFiles('file-choose', [other.path]);
  await seeRow(sides.technician, { state: 'failed', reason: 'changed' });
  await seeRow(sides.customer, { state: 'failed', reason: 'changed' });
  expect(await sides.customer.count('file-save')).toBe(0);
});

it(
  '[FT8] on hold nothing moves, and it goes on with the session; at the end the log says what was unfinished',
  patience,
  async () => {
    const sides = await startSession(rig);
    const { technician, customer } = sides;
    await beginLarge(sides, 150 * megabyte);
    await technician.click('hold-session');
    await seeRow(technician, { state: 'paused', reason: 'held' });
    await seeRow(customer, { state: 'paused', reason: 'held' });
    const [held] = await fileRows(customer);
    await technician.click('start-session');
    await seeProgress(customer, held!.progress + 0.01);
    await endSession(technician, sides);
    for (const page of [technician, customer]) expect(await logKinds(page)).toContain('file-unfinished');
    await customer.until(async () => {
      const root = await navigator.storage.getDirectory();
      for await (const site of root.values())
        if (site.kind === 'directory')
          for await (const folder of site.values())
            if (folder.kind === 'directory') for await (const _ of folder.keys()) return false;
      return true;
    }, undefined);
  }
);
