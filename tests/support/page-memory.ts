import { readFile } from 'node:fs/promises';
import type { Page } from './page.js';
import { processesOf, type Profile } from './profile.js';

/** Memory in use by the one page of a browser, with its workers, in MB: what its process has to itself. Linux. */
export async function pageMegabytes(page: Page, profile: Profile): Promise<number> {
  // what waits to be thrown away is not in use
  await page.devTools('HeapProfiler.collectGarbage');
  const sizes: number[] = [];
  for (const { id, commandLine } of await processesOf(await profile.processId())) {
    if (!commandLine.includes('--type=renderer')) continue;
    const memory = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    sizes.push(Number(/^Private_Dirty:\s*(\d+)/m.exec(memory)?.[1] ?? 0) / 1024);
  }
  // Chromium keeps an empty one ready for the next page
  return Math.max(...sizes);
}

export interface PageCounts {
  /** Of the page without its workers, MB. */
  heap: number;
  nodes: number;
  listeners: number;
}

/** What a page holds on to, to tell where its memory goes. */
export async function pageCounts(page: Page): Promise<PageCounts> {
  await page.devTools('HeapProfiler.collectGarbage');
  const { usedSize } = (await page.devTools('Runtime.getHeapUsage')) as { usedSize: number };
  const { nodes, jsEventListeners } = (await page.devTools('Memory.getDOMCounters')) as {
    nodes: number;
    jsEventListeners: number;
  };
  return { heap: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
}
