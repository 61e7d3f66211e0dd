import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSession } from '../support/flow.js';
import { someBytes } from '../support/files.js';
import type { Bench } from './bench.js';
import { pressedAt, seenAt, stopwatchScript, watch } from './stopwatch.js';

const perFolder = 500;

/** A folder of many files of 1 KB each, from the accept until all fingerprints agree. */
export async function measureSmallFiles(
  { rig, figures }: Bench,
  folder: string,
  count: number
): Promise<void> {
  const root = join(folder, 'many');
  const bytes = someBytes(1000);
  for (let index = 0; index < count; index++) {
    const parent = join(root, String(Math.floor(index / perFolder)));
    if (index % perFolder === 0) await mkdir(parent, { recursive: true });
    await writeFile(join(parent, `${index}.txt`), bytes);
  }
  const page = { initScript: stopwatchScript };
  const { technician, customer } = await startSession(rig, { technicianPage: page, customerPage: page });
  // the ways to send that are not always there come when somebody is near
  await technician.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid=file-input]')?.focus(),
    undefined
  );
  await technician.see('folder-input');
  await technician.setFiles('folder-input', [root]);
  await customer.see('file-accept', { timeoutMs: 60_000 });
  await watch(customer, { target: 'file-row[data-state="done"]' }, 300_000);
  await customer.click('file-accept');
  const took = (await seenAt(customer)) - (await pressedAt(customer));
  figures.add(`${count} files of 1 KB in a folder`, [(count * 1000) / took], {
    unit: 'files/s',
    reach: 300,
    isMoreBetter: true
  });
  await Promise.all([technician.close(), customer.close()]);
}
