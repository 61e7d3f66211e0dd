// features: files
import { expect, it } from 'vitest';
import { startSession } from '../support/flow.js';
import { makeFile, seeProgress, seeRow, someBytes, testFolder } from '../support/files.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

declare global {
  /** Workers for files that run in this page. */
  var fileWorkers: number;
}

/** Counts them, and makes the rest of a worker begin after a moment. */
const shortRest = `globalThis.fileWorkers = 0;
  const seconds = setTimeout;
  globalThis.setTimeout = (f, ms, ...rest) => seconds(f, ms === 20000 ? 500 : ms, ...rest);
  globalThis.Worker = class extends Worker {
    #isOfFiles;
    constructor(url, options) {
      super(url, options);
      this.#isOfFiles = /\\/files-[^/]*$/.test(String(url));
      if (this.#isOfFiles) fileWorkers++;
    }
    terminate() {
      if (this.#isOfFiles) fileWorkers--;
      super.terminate();
    }
  };`;

const seeWorkers = (page: Page, count: number): Promise<unknown> =>
  page.until((wanted) => globalThis.fileWorkers === wanted, count);

/** Nothing that was received lies in the browser's own file system. */
const seeNothingReceived = (page: Page): Promise<unknown> =>
  page.until(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const site of root.values())
      if (site.kind === 'directory')
        for await (const folder of site.values())
          if (folder.kind === 'directory') for await (const _ of folder.keys()) return false;
    return true;
  }, undefined);

it(
  '[FT16] workers end when nothing moves: a cancel still clears the disk, and the next file has new ones',
  { timeout: 150_000 },
  async () => {
    const options = { initScript: shortRest };
    const { technician, customer } = await startSession(rig, {
      technicianPage: options,
      customerPage: options
    });
    const folder = testFolder();

    const large = makeFile(folder, 'large.bin', someBytes(80_000_000));
    await customer.setFiles('file-input', [large.path]);
    await technician.click('file-row[data-state="offered"] file-accept');
    await seeProgress(technician, 0.05);
    await seeWorkers(technician, 1);
    await customer.reload();
    await seeRow(customer, { name: large.name, state: 'paused', reason: 'needs-file' });
    await seeWorkers(technician, 0);
    await technician.click('file-row[data-state="paused"] file-cancel');
    await seeNothingReceived(technician);
    await seeRow(customer, { name: large.name, state: 'cancelled' });

    for (const name of ['first.bin', 'second.bin']) {
      const file = makeFile(folder, name, someBytes(300_000));
      await technician.setFiles('file-input', [file.path]);
      await seeRow(customer, { name, state: 'offered' });
      await customer.click('file-row[data-state="offered"] file-accept');
      await Promise.all([technician, customer].map((page) => seeRow(page, { name, state: 'done' })));
      await Promise.all([technician, customer].map((page) => seeWorkers(page, 0)));
    }
    // what has arrived can be saved without them
    expect(await customer.count('file-row[data-state="done"] file-save')).toBe(2);
  }
);
