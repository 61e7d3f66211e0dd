import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { beginWaiting, createPin, joinWithPin } from '../support/flow.js';
import { seeRow } from '../support/files.js';
import type { Bench } from './bench.js';
import { browserMegabytes, watchMemory } from './browser-memory.js';
import { largeFile } from './large-file.js';

/** As long as a browser that has just started still grows by itself. */
const settleMs = 5_000;

/**
 * What two browsers on profiles of their own grow by while a large file goes from one to the other: private windows
 * would keep the browser's file system in memory.
 */
export async function measureFileMemory(
  { rig, figures }: Bench,
  folder: string,
  megabytes: number
): Promise<void> {
  const profiles = [await rig.openProfile(), await rig.openProfile()] as const;
  const path = await largeFile(`${folder}/memory.bin`, megabytes);
  const warmUp = await largeFile(`${folder}/warm-up.bin`, 20);
  try {
    const [technician, customer] = [await profiles[0].newPage(), await profiles[1].newPage()];
    await technician.goto(`${rig.site.url}console`);
    await customer.goto(rig.site.url);
    await joinWithPin(customer, await createPin(technician), 'Ida');
    await beginWaiting({ technician, customer });
    // engine, worker and fingerprints are there before the counting begins
    await technician.setFiles('file-input', [warmUp]);
    await customer.click('file-accept');
    await seeRow(customer, { name: 'warm-up.bin', state: 'done' });
    await pause(settleMs);
    const ids = await Promise.all(profiles.map((profile) => profile.processId()));
    const before = await Promise.all(ids.map(browserMegabytes));
    const stop = watchMemory(ids);
    await technician.setFiles('file-input', [path]);
    await customer.click('file-accept');
    await seeRow(customer, { name: 'memory.bin', state: 'done' }, 1_200_000);
    const most = await stop();
    for (const [index, side] of ['sender', 'receiver'].entries())
      figures.add(
        `memory of the ${side}'s browser grows by, over ${megabytes} MB`,
        [most[index]! - before[index]!],
        {
          unit: 'MB',
          reach: 64
        }
      );
  } finally {
    await Promise.all(profiles.map((profile) => profile.close()));
    await rm(path);
  }
}
