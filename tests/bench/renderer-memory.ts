import { readdir, readFile } from 'node:fs/promises';

/** Memory that the pages of the browsers of this process use now, in MB, without what they share. Linux. */
export async function rendererMegabytes(): Promise<number> {
  const parents = new Map<number, number>();
  const renderers: number[] = [];
  for (const name of await readdir('/proc')) {
    const id = Number(name);
    if (!Number.isInteger(id)) continue;
    try {
      const status = await readFile(`/proc/${id}/status`, 'utf8');
      parents.set(id, Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0));
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8');
      if (command.includes('--type=renderer')) renderers.push(id);
    } catch {
      // ended meanwhile
    }
  }
  const isOurs = (id: number): boolean => {
    for (let at: number | undefined = id; at && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  let kilobytes = 0;
  for (const id of renderers.filter(isOurs)) {
    const memory = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Private_Dirty:\s*(\d+)/m.exec(memory)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
