import { it } from 'vitest';
import { seeChat, sendChat, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

it('[RM12] a room outlives a download and is left with its page', async () => {
  const { technician, customer } = await startSession(rig);
  // what browsers fire for `mailto:` links and downloads, after which the page lives on
  await customer.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })), undefined);
  await sendChat(customer, 'Still here');
  await seeChat(technician, 'Still here');
  await technician.see('session-row[data-status="active"]');

  await customer.goto('about:blank');
  await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 8_000 });
});
