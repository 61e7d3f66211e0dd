import { describe, expect, it } from 'vitest';
import {
  beginWaiting,
  createLink,
  joinWithLink,
  openConsole,
  seeChat,
  seeDelivered,
  seeText,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserPairs, useRig } from '../support/rig.js';
import { expectMovingPicture, showMovingPattern } from '../support/video.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

const safetyCode = (page: Page): Promise<string> =>
  page.until(
    () => document.querySelector<HTMLElement>('[data-testid=safety-code]')?.dataset['code'],
    undefined
  );

describe.each(browserPairs)('a session, $technician with $customer', (pair) => {
  it('goes from a PIN to chat and a live screen', { timeout: 120_000 }, async () => {
    const sides = await startSession(rig, pair);
    const { technician, customer } = sides;
    await technician.see('session-row[data-name="Ida"]');
    expect(await safetyCode(technician)).toBe(await safetyCode(customer));

    await sendChat(technician, 'Hello Ida');
    await seeChat(customer, 'Hello Ida');
    await seeDelivered(technician, 'Hello Ida');
    await customer.click('chat-input');
    await customer.type('Hello To');
    await seeText(technician, 'is typing');
    await sendChat(customer, 'Hello Toni');
    await seeChat(technician, 'Hello Toni');
    await seeDelivered(customer, 'Hello Toni');

    await showMovingPattern(customer);
    expect(await customer.count('sharing-indicator')).toBe(0);
    await shareScreen(sides);
    expect(await customer.attribute('sharing-indicator', 'data-sharing')).toBe('screen');
    await expectMovingPicture(technician);
    const figures = await technician.until(
      () => document.querySelector<HTMLElement>('[data-testid=stage-figures]')?.innerText,
      undefined
    );
    for (const figure of [/\d{3,} × \d{3,}/, /\d\sfps/, /\d\s[km]bit\/s/i, /AV1|VP9|VP8|H264/]) {
      expect(figures).toMatch(figure);
    }
  });

  it('[UI-C9] goes from a link to chat, and the key leaves the address bar', async () => {
    const technician = await openConsole(rig, pair.technician);
    const customer = await joinWithLink(rig, await createLink(technician), pair.customer);
    await beginWaiting({ technician, customer });
    expect(await customer.url()).not.toContain('#');
    await sendChat(customer, 'I have your link');
    await seeChat(technician, 'I have your link');
  });
});
