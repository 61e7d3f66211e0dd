import { budgetsKilobytes } from '../../tools/weights/budgets.js';
import { asked, readBuild, weigh } from '../../tools/weights/weights.js';
import type { Bench } from './bench.js';

const names = {
  entry: 'JavaScript until the PIN can be typed, gzip',
  customerSession: 'JavaScript of a customer’s session, gzip',
  console: 'JavaScript of the console, gzip'
};

/** Kilobytes of gzipped JavaScript; the same every time. */
export function measureWeights({ figures }: Bench): void {
  const build = readBuild();
  for (const page of ['entry', 'customerSession', 'console'] as const)
    figures.add(names[page], [weigh(asked[page], build).kilobytes], {
      unit: 'KB',
      reach: budgetsKilobytes[page]
    });
}
