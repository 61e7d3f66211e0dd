import { seeChat, seeDelivered, sendChat, startSession, type Sides } from '../support/flow.js';
import type { Page, Target } from '../support/page.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';

const measured = { initScript: stopwatchScript };

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
  // the newest line: older ones are not on the page once there are more of them than fit
  let newest = 'before all';
  await sendChat(sides.customer, newest);
  await seeDelivered(sides.customer, newest);
  for (const side of ['customer', 'technician'] as const) {
    const samples = await repeat(bench, async (round) => {
      const took = await reload(sides, side);
      await seeChat(sides[side], newest);
      newest = `${side} ${round}`;
      // a message and its receipt: everything between the two works again
      await sendChat(sides[side], newest);
      await seeDelivered(sides[side], newest);
      return took;
    });
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
  return Math.max(await seenAt(page), await seenAt(other)) - (await pressedAt(page));
}
