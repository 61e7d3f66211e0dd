import { setTimeout as pause } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { processesOf } from '../support/profile.js';

/** Memory that a browser and all its processes have to themselves, in MB. Linux. */
export async function browserMegabytes(processId: number): Promise<number> {
  let kilobytes = 0;
  for (const { id } of await processesOf(processId)) {
    const memory = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Private_Dirty:\s*(\d+)/m.exec(memory)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** Looks at browsers every two seconds (it costs some time itself) until it is stopped. @returns the most that each had, in MB */
export function watchMemory(processIds: readonly number[]): () => Promise<number[]> {
  const most = processIds.map(() => 0);
  let isStopped = false;
  const watching = (async () => {
    while (!isStopped) {
      for (const [index, id] of processIds.entries())
        most[index] = Math.max(most[index]!, await browserMegabytes(id));
      await pause(2_000);
    }
  })();
  return async () => {
    isStopped = true;
    await watching;
    return most;
  };
}
