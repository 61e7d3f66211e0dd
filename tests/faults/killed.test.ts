import { expect, it } from 'vitest';
import { beginWaiting, createPin, joinWithPin, openConsole, seeChat, sendChat } from '../support/flow.js';
import { browserNames, useRig } from '../support/rig.js';
import { seeStored } from '../support/storage.js';

const rig = useRig();

it.each(browserNames)(
  '[TB4] a customer whose browser (%s) was killed comes back to the session without a PIN',
  { timeout: 180_000 },
  async (name) => {
    const technician = await openConsole(rig);
    const profile = await rig.openProfile(name);
    const customer = await profile.newPage();
    await customer.goto(rig.site.url);
    await joinWithPin(customer, await createPin(technician), 'Ida');
    await beginWaiting({ technician, customer });
    await sendChat(customer, 'it is going to crash');
    await seeChat(technician, 'it is going to crash');
    await customer.fill('chat-input', 'half a sente');
    // what is killed while it is being written is not promised: a moment later it is
    await seeStored(customer, 'half a sente');

    await profile.kill();
    await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 30_000 });
    await sendChat(technician, 'are you there?');
    await profile.start();

    const later = await profile.newPage();
    await later.goto(rig.site.url);
    await later.click('resume-session');
    await later.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await technician.see('session-row[data-status="active"]');
    await seeChat(later, 'it is going to crash');
    await seeChat(later, 'are you there?');
    expect(await later.text('chat-input')).toBe('half a sente');
  }
);
