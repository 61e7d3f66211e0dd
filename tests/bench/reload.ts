import { seeChat, seeDelivered, sendChat, startSession, type Sides } from '../support/flow.js';
import type { Page, Target } from '../support/page.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';

const measured = { initScript: stopwatchScript };
const lastLine = 'the last line before';

const active: Record<keyof Sides, Target> = {
  technician: 'session-row[data-status="active"]',
  customer: 'customer[data-status="active"]'
};
const interrupted: Record<keyof Sides, Target> = {
  technician: 'session-row[data-status="reconnecting"]',
  customer: 'customer[data-status="reconnecting"]'
};

/** Reload pressed → the session active again on both pages, the chat on the reloaded one. */
export async function measureReload(bench: Bench): Promise<void> {
  const sides = await startSession(bench.rig, { technicianPage: measured, customerPage: measured });
  await sendChat(sides.customer, lastLine);
  await seeDelivered(sides.customer, lastLine);
  for (const side of ['customer', 'technician'] as const) {
    const samples = await repeat(bench, () => reload(sides, side));
    bench.figures.add(`reload of the ${side} → active again on both pages`, samples, {
      unit: 'ms',
      reach: 3_000
    });
  }
  await Promise.all([sides.technician.close(), sides.customer.close()]);
}

async function reload(sides: Sides, side: keyof Sides): Promise<number> {
  const otherSide = side === 'customer' ? 'technician' : 'customer';
  const [page, other]: [Page, Page] = [sides[side], sides[otherSide]];
  await watch(other, { target: interrupted[otherSide] });
  await reloadAndWatch(page, { target: active[side] });
  // the other page noticed that this one had gone before it shows it as back
  await seenAt(other);
  await watch(other, { target: active[otherSide] });
  const took = Math.max(await seenAt(page), await seenAt(other)) - (await pressedAt(page));
  await seeChat(page, lastLine);
  // a message and its receipt: everything between the two works again
  await sendChat(page, `${side} ${took}`);
  await seeDelivered(page, `${side} ${took}`);
  return took;
}
