import { readFile } from 'node:fs/promises';
import { processesOf } from '../support/profile.js';

/** A hundred ticks a second, on every Linux there is. */
const tickMs = 10;

/** Milliseconds that a browser and all its processes have worked since they began. Linux. */
export async function processorMs(browserId: number): Promise<number> {
  let ticks = 0;
  for (const { id } of await processesOf(browserId)) {
    const status = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
    // the name stands in brackets and may hold anything; utime and stime are the 14th and 15th field of all
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks * tickMs;
}
