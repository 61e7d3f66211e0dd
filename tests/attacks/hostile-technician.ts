import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import { openHostile } from './open-hostile.js';

/** The real customer's page in a session whose technician is the attacker. */
export async function customerOfHostile(rig: Rig): Promise<{ customer: Page; hostile: Page }> {
  const hostile = await openHostile(rig);
  const fragment = await hostile.evaluate(() => globalThis.hostile.makeSession(), undefined);
  await hostile.evaluate((join) => globalThis.hostile.join(join), {
    relayUrl: rig.site.relayUrl(),
    fragment,
    role: 'technician' as const,
    admission: 'honest' as const
  });
  const customer = await rig.open('chromium', {
    // Counts every time the page goes for the screen, and closes the picker as a person does: not at once.
    initScript: `globalThis.captures = 0;
      navigator.mediaDevices.getDisplayMedia = () => {
        captures++;
        return new Promise((_, refuse) => setTimeout(() => refuse(new DOMException('', 'NotAllowedError')), 400));
      };`
  });
  await customer.goto(`${rig.site.url}join#${fragment}`);
  await customer.click('join');
  await customer.see('customer[data-status="waiting"]');
  return { customer, hostile };
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
