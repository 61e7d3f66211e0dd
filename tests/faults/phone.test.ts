import { expect, it } from 'vitest';
import { seeChat, seeText, sendChat, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

it('[UI-C11] a phone that cannot show its screen: said at once on both sides, and the chat goes on', async () => {
  const { technician, customer } = await startSession(rig, {
    customerPage: {
      viewport: { width: 390, height: 844 },
      initScript: 'delete MediaDevices.prototype.getDisplayMedia'
    }
  });
  await seeText(customer, 'This browser cannot show its screen to others');
  await seeText(technician, 'This device cannot show its screen');
  expect(await technician.attribute('request-screen', 'disabled')).toBeDefined();
  await sendChat(customer, 'I am on my phone');
  await seeChat(technician, 'I am on my phone');
});
