import { expect, it } from 'vitest';
import { browserPairs, useRig } from '../support/rig.js';
import { startSession } from '../support/flow.js';
import { fileRows, makeFile, seeRow, someBytes, testFolder } from '../support/files.js';

const rig = useRig();
const megabyte = 1_000_000;

it.each(browserPairs)(
  '[FT1, FT9] a file goes both ways between $technician and $customer, and both sides agree on its fingerprints',
  { timeout: 120_000 },
  async (pair) => {
    const { technician, customer } = await startSession(rig, pair);
    const folder = testFolder();
    const down = makeFile(folder, 'to customer.bin', someBytes(3 * megabyte + 17));
    const up = makeFile(folder, 'to technician.bin', someBytes(2 * megabyte, 5));

    await technician.setFiles('file-input', [down.path]);
    await seeRow(customer, { name: down.name, state: 'offered' });
    // before the click nothing has moved
    expect((await fileRows(customer))[0]?.progress).toBe(0);
    await customer.click('file-accept');
    await seeRow(customer, { name: down.name, state: 'done' });
    await seeRow(technician, { name: down.name, state: 'done' });

    await customer.setFiles('file-input', [up.path]);
    await seeRow(technician, { name: up.name, state: 'offered' });
    await technician.click('file-row[data-state="offered"] file-accept');
    await seeRow(technician, { name: up.name, state: 'done' });
    await seeRow(customer, { name: up.name, state: 'done' });

    for (const page of [technician, customer]) {
      const rows = await fileRows(page);
      for (const file of [down, up]) {
        const row = rows.find(({ name }) => name === file.name);
        expect(row).toMatchObject({ md5: file.md5, sha256: file.sha256, progress: 1 });
      }
    }
    await technician.click('tab-log');
    for (const file of [down, up]) {
      await technician.until(
        (wanted) =>
          [...document.querySelectorAll('[data-testid=log-entry][data-kind=file-done]')].some(
            ({ textContent }) => wanted.every((part) => textContent?.includes(part))
          ),
        [file.name, file.md5, file.sha256]
      );
    }
  }
);
