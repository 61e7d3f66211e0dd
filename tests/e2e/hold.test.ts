import { expect, it } from 'vitest';
import { seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

it(
  '[LC6, LC7, TC10] on hold nothing is shown and both pages say so, the safety code stays; Start goes on',
  { timeout: 90_000 },
  async () => {
    const { technician, customer } = await startSession(rig);
    await shareScreen({ technician, customer });

    await technician.click('hold-session');
    await technician.see('session-row[data-status="on-hold"]');
    await customer.see('customer[data-status="on-hold"]');
    await customer.seeGone('sharing-indicator');
    await technician.seeGone('stage');

    for (const page of [technician, customer])
      await page.until(
        () => document.querySelector<HTMLElement>('[data-testid=safety-code]')?.dataset['code'],
        undefined
      );
    await sendChat(customer, 'Still there?');
    await seeChat(technician, 'Still there?');

    await customer.reload();
    await customer.see('customer[data-status="on-hold"]');
    await technician.see('session-row[data-status="on-hold"]');

    await technician.click('start-session');
    await customer.see('customer[data-status="active"]');
    await technician.see('session-row[data-status="active"]');
    expect(
      await customer.evaluate(() => document.querySelector('[data-testid=sharing-indicator]'), undefined)
    ).toBeNull();
  }
);
