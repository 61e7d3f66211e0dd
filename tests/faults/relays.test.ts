import { describe, expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  seeDelivered,
  seeText,
  sendChat,
  startSession
} from '../support/flow.js';
import type { NewPageOptions } from '../support/page.js';
import { useRig } from '../support/rig.js';

/** What a browser says on its console about a relay that does not answer. */
const relayDown: NewPageOptions = { allowedProblems: /WebSocket connection/ };

describe('one relay of two is down', () => {
  const rig = useRig({ relays: ['/relay', '/second'] });

  it('is said on the console, and the other one is used', async () => {
    rig.site.relay('/second').kill();
    const technician = await openConsole(rig, 'chromium', relayDown);
    expect(await technician.text('relay-notice')).toContain('/second');
    const customer = await openEntry(rig, 'chromium', relayDown);
    await joinWithPin(customer, await createPin(technician));
    await beginWaiting({ technician, customer });
    rig.site.relay('/second').restart();
    await technician.seeGone('relay-notice', { timeoutMs: 40_000 });
  });
});

describe('no relay is left', () => {
  const rig = useRig();

  it('is said on both sides, which keep trying until one is back', { timeout: 120_000 }, async () => {
    rig.site.relay().kill();
    const technician = await openConsole(rig, 'chromium', relayDown);
    await technician.see('relay-notice');
    expect(await technician.text('relay-notice')).toContain('keeps trying');
    const customer = await openEntry(rig, 'chromium', relayDown);
    await joinWithPin(customer, '123 456 786');
    await seeText(customer, 'The meeting point does not answer');
    await seeText(customer, 'We keep trying');

    rig.site.relay().restart();
    await technician.seeGone('relay-notice', { timeoutMs: 40_000 });
    await customer.until(() => document.querySelector('[data-step=relay].done'), undefined, {
      timeoutMs: 40_000
    });
    await customer.click('cancel-joining');
    await joinWithPin(customer, await createPin(technician));
    await beginWaiting({ technician, customer });
  });

  it('leaves a session that is connected alone', async () => {
    const { technician, customer } = await startSession(rig, {
      technicianPage: relayDown,
      customerPage: relayDown
    });
    rig.site.relay().kill();
    await technician.see('relay-notice');
    await sendChat(customer, 'still here');
    await seeChat(technician, 'still here');
    await seeDelivered(customer, 'still here');
    await technician.see('session-row[data-status="active"]');
    rig.site.relay().restart();
  });

  it('lets a PIN that was made before be used once a relay is back', { timeout: 120_000 }, async () => {
    const technician = await openConsole(rig, 'chromium', relayDown);
    const pin = await createPin(technician);
    rig.site.relay().restart();
    const customer = await openEntry(rig, 'chromium', relayDown);
    await joinWithPin(customer, pin);
    await customer.see('customer[data-status="waiting"]', { timeoutMs: 60_000 });
    await beginWaiting({ technician, customer });
  });
});
