import type { SessionOptions } from '../support/flow.js';
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import { openHostile } from './open-hostile.js';

interface HostileSides {
  customer: Page;
  hostile: Page;
}

/** Counts every time the page goes for the screen, and closes the picker as a person does: not at once. */
export const countCaptures = `globalThis.captures = 0;
  navigator.mediaDevices.getDisplayMedia = () => {
    captures++;
    return new Promise((_, refuse) => setTimeout(() => refuse(new DOMException('', 'NotAllowedError')), 400));
  };`;

/** The real customer's page in a session whose technician is the attacker. */
export async function customerOfHostile(
  rig: Rig,
  { customer: browser, customerPage }: Pick<SessionOptions, 'customer' | 'customerPage'> = {}
): Promise<HostileSides> {
  const hostile = await openHostile(rig);
  const fragment = await hostile.evaluate((relayUrl) => {
    const own = globalThis.hostile.makeSession();
    globalThis.hostile.join({ relayUrl, fragment: own, role: 'technician', admission: 'honest' });
    return own;
  }, rig.site.relayUrl());
  const customer = await rig.open(browser, { initScript: countCaptures, ...customerPage });
  await customer.goto(`${rig.site.url}join/#${fragment}`);
  await customer.click('join');
  await customer.see('customer[data-status="waiting"]', { timeoutMs: 30_000 });
  return { customer, hostile };
}

/** The same, started by the attacker. */
export async function activeCustomerOfHostile(
  ...args: Parameters<typeof customerOfHostile>
): Promise<HostileSides> {
  const sides = await customerOfHostile(...args);
  await say(sides.hostile, 'control', { type: 'status', status: 'active' });
  await sides.customer.see('customer[data-status="active"]');
  return sides;
}

export const say = (hostile: Page, lane: string, message: unknown): Promise<void> =>
  hostile.evaluate(({ lane, message }) => globalThis.hostile.send(lane, message), { lane, message });

export const heard = (hostile: Page, wanted: object): Promise<unknown> =>
  hostile.until(
    (part) =>
      globalThis.hostile.heard.find(({ message }) =>
        Object.entries(part).every(([key, value]) => (message as Record<string, unknown>)[key] === value)
      ),
    wanted as Record<string, unknown>
  );
