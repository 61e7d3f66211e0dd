import { expect, it } from 'vitest';
import { connectedOf, watchPaths } from '../network/path.js';
import { seeChat, sendChat, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserPairs, useRig } from '../support/rig.js';

declare global {
  /** While it is set, the page does not call the other side, and does not answer. */
  var isMute: boolean;
  /** The page has answered a call, and therefore heard the other side. */
  var hasAnswered: boolean;
}

const rig = useRig();
const initScript = `${watchPaths}
  {
    const { send } = RTCDataChannel.prototype;
    RTCDataChannel.prototype.send = function (data) {
      if (this.label === 'echo' && globalThis.isMute) return;
      send.call(this, data);
      if (this.label === 'echo' && data[0] === 2) globalThis.hasAnswered = true;
    };
  }`;

const setMute = (page: Page, isMute: boolean): Promise<void> =>
  page.evaluate((value) => void (globalThis.isMute = value), isMute);

/** The credentials that this page's end of the connection goes by. */
const credentialsOf = (page: Page, connection: number): Promise<string | undefined> =>
  page.evaluate(
    (number) =>
      /^a=ice-ufrag:(\S+)/m.exec(globalThis.peerConnections[number]?.currentLocalDescription?.sdp ?? '')?.[1],
    connection
  );

it.each(browserPairs)(
  '[RM13, RM15, RM17] a peer that is not heard gets another way over the same connection ($technician, $customer)',
  async ({ technician: one, customer: other }) => {
    const { technician, customer } = await startSession(rig, {
      technician: one,
      customer: other,
      technicianPage: { initScript },
      customerPage: { initScript }
    });
    const pages = [technician, customer];
    const numbers = await Promise.all(pages.map(async (page) => (await connectedOf(page))[0]!));
    const before = await Promise.all(pages.map((page, at) => credentialsOf(page, numbers[at]!)));
    // who was never heard is not missed
    for (const page of pages) await page.until(() => globalThis.hasAnswered, undefined);
    await Promise.all(pages.map((page) => setMute(page, true)));
    for (const [at, page] of pages.entries())
      await page.until(
        ({ number, old }) => {
          const { sdp } = globalThis.peerConnections[number]!.currentLocalDescription!;
          return !sdp.includes(`a=ice-ufrag:${old}`);
        },
        { number: numbers[at]!, old: before[at] },
        { timeoutMs: 15_000 }
      );
    await Promise.all(pages.map((page) => setMute(page, false)));
    await sendChat(customer, 'over another way');
    await seeChat(technician, 'over another way');
    await sendChat(technician, 'and back');
    await seeChat(customer, 'and back');
    for (const [at, page] of pages.entries()) expect(await connectedOf(page)).toContain(numbers[at]);
    expect(await technician.count('session-row[data-status="active"]')).toBe(1);
    expect(await customer.count('customer[data-status="active"]')).toBe(1);
  }
);
