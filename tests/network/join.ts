import { pressedAt, seenAt, watch } from '../bench/stopwatch.js';
import type { Sides } from '../support/flow.js';
import { untilQuiet } from '../support/weigh.js';

/** Presses Join. @returns milliseconds until both pages say that the session is active */
export async function join({ technician, customer }: Sides, timeoutMs = 60_000): Promise<number> {
  // nobody types a PIN faster than the page fetches the rest of itself
  await untilQuiet(customer);
  await watch(technician, { target: 'session-row[data-status="active"]' }, timeoutMs);
  await watch(customer, { target: 'customer[data-status="active"]' }, timeoutMs);
  await customer.click('join');
  const seen = await Promise.all([seenAt(technician), seenAt(customer)]);
  return Math.max(...seen) - (await pressedAt(customer));
}
