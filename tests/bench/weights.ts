import { weighConsole, weighCustomerSession, weighEntry } from '../support/weigh.js';
import { budgetsKilobytes } from '../weights/budgets.js';
import type { Bench } from './bench.js';

/** Kilobytes of gzipped JavaScript; the same every time. */
export async function measureWeights({ rig, figures }: Bench): Promise<void> {
  const add = (name: string, kilobytes: number, reach: number): void =>
    figures.add(name, [kilobytes], { unit: 'KB', reach });
  add('JavaScript until the PIN can be typed, gzip', await weighEntry(rig), budgetsKilobytes.entry);
  add(
    'JavaScript of a customer’s session, gzip',
    await weighCustomerSession(rig),
    budgetsKilobytes.customerSession
  );
  add('JavaScript of the console, gzip', await weighConsole(rig), budgetsKilobytes.console);
}
