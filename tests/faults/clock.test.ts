import { describe, it } from 'vitest';
import { seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { wrongClock } from '../support/time.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();
const day = 24 * 60 * 60_000;

describe.each([
  ['customer', 'ahead', day],
  ['customer', 'behind', -day],
  ['technician', 'ahead', day],
  ['technician', 'behind', -day]
] as const)('a %s whose clock is a day %s', (side, _direction, ms) => {
  it('meets the other side, chats in order and shows the screen', async () => {
    const sides = await startSession(rig, { [`${side}Page`]: { initScript: wrongClock(ms) } });
    const { technician, customer } = sides;
    await sendChat(technician, 'a question');
    await seeChat(customer, 'a question');
    await sendChat(customer, 'an answer');
    await seeChat(technician, 'an answer');
    for (const page of [technician, customer]) {
      await page.until(
        () =>
          [...document.querySelectorAll<HTMLElement>('[data-testid=chat-message]:not([data-author=system])')]
            .map(({ innerText }) => /question|answer/.exec(innerText)?.[0])
            .join() === 'question,answer',
        undefined
      );
    }
    await shareScreen(sides);
    await expectMovingPicture(technician);
  });
});
