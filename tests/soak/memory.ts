import { pageCounts, pageMegabytes, type PageCounts } from '../support/page-memory.js';
import { choose, type Shop } from './shop.js';

/** How much more the console may have than when it was warm. */
const maxGrowth = 0.1;

/**
 * MB by which a console differs from itself in its first minutes, at an equal heap: with a busy machine some of it
 * comes only after the warm-up. In a long run that does not matter.
 */
const unsettled = { megabytes: 8, minutes: 10 };

/** MB that the console may keep for each line, mark and file of a session: they are its work, not a leak. */
const allowance = { lines: 0.006, marks: 0.01, files: 0.02 };

/** What the console takes, and what it holds for that. */
export interface Memory extends PageCounts {
  megabytes: number;
  held: Record<keyof typeof allowance, number>;
}

/** With the same session in front each time. */
export async function measureMemory(shop: Shop): Promise<Memory> {
  const { technician, profile, customers } = shop;
  await choose(shop, customers[0]!);
  const sum = (count: (customer: Shop['customers'][number]) => number): number =>
    customers.reduce((all, customer) => all + count(customer), 0);
  return {
    ...(await pageCounts(technician)),
    megabytes: await pageMegabytes(technician, profile),
    held: {
      lines: sum(({ lines }) => lines.length),
      marks: sum(({ marks }) => marks),
      files: sum(({ files }) => files.length)
    }
  };
}

/**
 * @param warm when everything had been in use
 * @param minutes length of the run
 */
export function mostMegabytes(warm: Memory, now: Memory, minutes: number): number {
  const kept = (['lines', 'marks', 'files'] as const).map(
    (kind) => allowance[kind] * (now.held[kind] - warm.held[kind])
  );
  const slack = minutes < unsettled.minutes ? unsettled.megabytes : 0;
  return warm.megabytes * (1 + maxGrowth) + slack + kept.reduce((sum, each) => sum + each, 0);
}

export const describeMemory = ({ megabytes, heap, nodes, listeners, held }: Memory): string =>
  [
    `${megabytes.toFixed(1)} MB (heap ${heap.toFixed(1)}, ${nodes} nodes, ${listeners} listeners)`,
    ...Object.entries(held).map(([kind, count]) => `${count} ${kind}`)
  ].join(', ');
