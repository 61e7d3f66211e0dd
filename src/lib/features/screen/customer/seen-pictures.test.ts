import { beforeEach, expect, it, vi } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import { Emitter } from '../../../base/emitter.js';
import { LateSeenPictures } from './late-seen-pictures.svelte.js';
import { SessionLog } from '../../../session/log/session-log.js';
import type { ViewMessage } from '../shared/view-messages.js';

vi.mock('../../../media/media-receiver.js', () => ({
  createMediaReceiver: () => ({
    onState: () => () => undefined,
    restart: () => undefined,
    close: () => undefined
  })
}));

const view = 'ab'.repeat(16);
const heard = new Emitter<ViewMessage>();
let sent: ViewMessage[] = [];

beforeEach(() => (sent = []));

function open(): LateSeenPictures {
  const clock = manualClock();
  const log = new SessionLog(clock);
  return new LateSeenPictures({
    port: (() => ({
      send: (message: ViewMessage) => void sent.push(message),
      onMessage: heard.on
    })) as never,
    session: { isActive: true, isUp: true, onChange: () => () => undefined },
    connection: { onRenewed: () => () => undefined },
    log: (kind: string) => log.add(kind),
    rtc: {},
    clock
  });
}

it('[BD12] a picture has the id that was said, also while its code was on its way, and answers it', async () => {
  const pictures = open();
  heard.emit({ type: 'show', id: view, number: 1 });
  heard.emit({ type: 'picture', id: view, picture: 'own-0000000000000001' });
  await vi.waitFor(() => expect(pictures.list[0]?.pictureId).toBe('own-0000000000000001'));
  heard.emit({ type: 'picture', id: view, picture: 'own-0000000000000002' });
  expect(pictures.list[0]?.pictureId).toBe('own-0000000000000002');
  expect(sent.map((message) => 'picture' in message && [message.type, message.picture])).toEqual([
    ['picture-known', 'own-0000000000000001'],
    ['picture-known', 'own-0000000000000002']
  ]);
  pictures.close();
});

it('[BD12] a technician who says no id is one of an older page; none of theirs is a customer’s', async () => {
  const pictures = open();
  heard.emit({ type: 'show', id: view, number: 2 });
  heard.emit({ type: 'picture', id: view, picture: 'screen-0000000000000001' });
  await vi.waitFor(() => expect(pictures.list[0]?.pictureId).toBe('own-2'));
  expect(sent).toEqual([]);
  pictures.close();
});

it('[ST10] what was over before its code was there is not shown, nor what was of an older way', async () => {
  const pictures = open();
  heard.emit({ type: 'show', id: view, number: 1 });
  heard.emit({ type: 'show-over', id: view });
  heard.emit({ type: 'show', id: 'cd'.repeat(16), number: 2 });
  await vi.waitFor(() => expect(pictures.list.map(({ number }) => number)).toEqual([2]));
  pictures.close();

  const gone = open();
  heard.emit({ type: 'show', id: view, number: 1 });
  gone.closeAll();
  heard.emit({ type: 'show', id: 'ef'.repeat(16), number: 3 });
  await vi.waitFor(() => expect(gone.list.map(({ number }) => number)).toEqual([3]));
  gone.close();
});
