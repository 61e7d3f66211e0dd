import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { ChannelGroup, type BulkChannel } from './channel-group.js';
import { Pump } from './pump.js';

const size = 100;
const chunkBytes = 10;

const fastChannel: BulkChannel = Object.assign(new EventTarget(), {
  readyState: 'open' as const,
  bufferedAmount: 0,
  bufferedAmountLowThreshold: 0,
  send: () => undefined
});

it('the frames that were sent are filled again: a file needs no more than are read ahead, and the one being sent', async () => {
  const frames = new Set<ArrayBuffer>();
  let read = 0;
  const pump = new Pump({
    channels: new ChannelGroup(fastChannel),
    clock: manualClock(),
    from: 0,
    size,
    allowed: () => size,
    isFlowing: () => true,
    next: (_maxBytes, spent = new ArrayBuffer(chunkBytes)) => {
      frames.add(spent);
      read += chunkBytes;
      const fingerprints = read === size ? { sha256: 'a', md5: 'b' } : undefined;
      return Promise.resolve({ ok: true, frame: spent, bytes: chunkBytes, fingerprints });
    },
    onSent: () => undefined,
    onRead: () => undefined,
    onBroke: () => undefined
  });
  await pump.run();
  expect(read).toBe(size);
  expect(frames.size).toBeLessThanOrEqual(4);
});
