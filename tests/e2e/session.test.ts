import { describe, expect, it } from 'vitest';
import {
  beginWaiting,
  createLink,
  openConsole,
  openEntry,
  seeChat,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import { browserPairs, useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

describe.each(browserPairs)('a session, $technician with $customer', (pair) => {
  it('goes from a PIN to chat and a live screen', async () => {
    const sides = await startSession(rig, pair);
    await sendChat(sides.technician, 'Hello Ida');
    await seeChat(sides.customer, 'Hello Ida');
    await sendChat(sides.customer, 'Hello technician');
    await seeChat(sides.technician, 'Hello technician');
    await shareScreen(sides);
    await expectMovingPicture(sides.technician);
  });
});
