import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { MediaSender } from '../media/media-sender.js';
import type { CapturedScreen } from '../media/screen-capture.js';
import type { PeerLink } from './peer-link.js';
import { SessionLog } from './session-log.js';
import { SharedPicture } from './shared-picture.svelte.js';
import { PictureNumbers } from './surfaces.js';
import type { ViewMessage } from './view-messages.js';

/** Gives the still that is being taken. */
let give: ((still: Blob) => void) | undefined;
vi.mock('../media/still.js', () => ({ takeStill: () => new Promise<Blob>((resolve) => (give = resolve)) }));
// the filter needs a browser; what it does is told by its own tests
vi.mock('../media/picture-filter.js', () => ({
  filterTrack: () => ({ track: new EventTarget(), update: () => undefined, close: () => undefined })
}));

beforeEach(() => {
  give = undefined;
  vi.stubGlobal('MediaStream', class {});
});
afterEach(() => void vi.unstubAllGlobals());

const screen = (): CapturedScreen =>
  ({
    track: new EventTarget(),
    surface: 'monitor',
    onEnded: () => () => undefined,
    stop: () => undefined
  }) as unknown as CapturedScreen;

const sender = (): MediaSender => ({
  state: { phase: 'live' },
  onState: () => () => undefined,
  attach: () => undefined,
  detach: () => undefined,
  tune: () => undefined,
  getStats: async () => new Map() as RTCStatsReport,
  close: () => undefined
});

/** A picture that is shown, and a still of it that was asked for and waits for a frame. */
async function setup() {
  const clock = manualClock();
  const heard = new Emitter<ViewMessage>();
  const sent: { type: string; bytes?: number }[] = [];
  const link = {
    isUp: true,
    port: () => ({ send: (message: (typeof sent)[number]) => void sent.push(message), onMessage: heard.on })
  } as unknown as Pick<PeerLink, 'port' | 'isUp'>;
  const log = new SessionLog(clock);
  const picture = new SharedPicture('view', screen(), sender(), {
    link,
    clock,
    rtc: {},
    log,
    numbers: new PictureNumbers()
  });
  picture.begin();
  heard.emit({ type: 'still', id: 'view', still: 'still' });
  await vi.waitFor(() => expect(give).toBeDefined());
  const still = async () => {
    give!(new Blob(['what was on the screen']));
    const begins = () => sent.find(({ type }) => type === 'still-begins');
    await vi.waitFor(() => expect(begins()).toBeDefined());
    return begins()!.bytes;
  };
  return { picture, still };
}

it('[ST6, ST7] a still is of the picture as it is', async () => {
  const { still } = await setup();
  expect(await still()).toBe(22);
});

it.each<[string, (picture: SharedPicture) => void]>([
  ['blackened', (picture) => picture.setBoxes([{ x: 0, y: 0, width: 1, height: 1 }])],
  ['paused', (picture) => picture.pause(true)],
  [
    'paused and shown again',
    (picture) => {
      picture.pause(true);
      picture.pause(false);
    }
  ],
  ['replaced', (picture) => picture.replace(screen())]
])('[ST6] a still that was begun before the picture was %s does not leave', async (_what, change) => {
  const { picture, still } = await setup();
  change(picture);
  expect(await still()).toBe(0);
});
