import { readdir, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { processesOf } from '../support/profile.js';

/**
 * From now on this browser gets the processor only when nothing else wants it: customers have computers of their own,
 * and none of them is the technician's. Linux; elsewhere nothing changes.
 */
export async function giveWay(browserId: number): Promise<void> {
  const lowest = 19;
  // where each browser counts as one group of processes, what they want inside of it changes nothing
  await writeFile(`/proc/${browserId}/autogroup`, `${lowest}`).catch(() => undefined);
  for (const { id } of await processesOf(browserId))
    for (const thread of await readdir(`/proc/${id}/task`).catch(() => [])) {
      try {
        setPriority(Number(thread), lowest);
      } catch {
        // it ended in this moment
      }
    }
}
