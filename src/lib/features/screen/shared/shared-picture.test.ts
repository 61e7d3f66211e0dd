import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import { Emitter } from '../../../base/emitter.js';
import { FakeTrack } from '../../../media/fake-track.js';
import type { FilterRules } from '../../../media/frame-filter.js';
import type { MediaSender } from '../../../media/media-sender.js';
import type { CapturedScreen } from '../../../media/screen-capture.js';
import { PictureOutlet } from './picture-outlet.js';
import { SessionLog } from '../../../session/log/session-log.js';
import { SharedPicture, type SharedPictureContext } from './shared-picture.svelte.js';
import { TabControl } from '../../tab-zoom/customer/tab-control.svelte.js';
import { PictureNumbers } from './surfaces.js';
import type { ViewMessage } from './view-messages.js';

/** Gives the still that is being taken. */
let give: ((still: Blob) => void) | undefined;
vi.mock('../../../media/still.js', () => ({
  takeStill: () => new Promise<Blob>((resolve) => (give = resolve))
}));
/** What the newest filter goes by, and what it says when the picture below the boxes has moved. */
let rules: FilterRules | undefined;
let move: ((size?: { width: number; height: number }) => void) | undefined;
// the filter needs a browser; what it does is told by its own tests
const pictureFilter = {
  filterScreen: (
    { track }: { track: FakeTrack },
    first: FilterRules,
    moved: (size?: { width: number; height: number }) => void
  ) => {
    rules = first;
    move = moved;
    return {
      track: Object.assign(new FakeTrack(), { filters: track }),
      update: (next: FilterRules) => {
        rules = next;
        return Promise.resolve();
      },
      close: () => undefined
    };
  }
};
vi.mock('../../../media/picture-filter.js', () => pictureFilter);
vi.mock('../../../media/media-sender.js', () => ({ createMediaSender: () => sender() }));

beforeEach(() => {
  give = rules = move = undefined;
  vi.stubGlobal('MediaStream', class {});
  // frames can be made here
  vi.stubGlobal('MediaStreamTrackGenerator', class {});
});
afterEach(() => void vi.unstubAllGlobals());

const screen = (): CapturedScreen =>
  ({
    track: new FakeTrack(),
    surface: 'monitor',
    onEnded: () => () => undefined,
    stop: vi.fn()
  }) as unknown as CapturedScreen;

/** The track of the newest sender. An ended track sends nothing. */
let attached: FakeTrack | undefined;
const leaving = (): FakeTrack | undefined => (attached?.isLive ? attached.origin : undefined);

function sender(): MediaSender {
  attached = undefined;
  return {
    state: { phase: 'live' },
    onState: () => () => undefined,
    attach: (track) => void (attached = track as unknown as FakeTrack),
    detach: () => void (attached = undefined),
    tune: () => undefined,
    getStats: async () => new Map() as RTCStatsReport,
    close: () => void (attached = undefined)
  };
}

function share(captured = screen(), Picture = SharedPicture, numbers = new PictureNumbers('screen')) {
  const clock = manualClock();
  const heard = new Emitter<ViewMessage>();
  const sent: { type: string; bytes?: number; picture?: string; isPaused?: boolean }[] = [];
  const port = (() => ({
    send: (message: (typeof sent)[number]) => void sent.push(message),
    onMessage: heard.on
  })) as never as SharedPictureContext['port'];
  const log = new SessionLog(clock);
  const outlet = new PictureOutlet({ port: port('media'), viewId: 'view', rtc: {}, clock });
  const picture = new Picture('view', captured, outlet, {
    context: { port, session: { isUp: true }, clock, rtc: {}, log: (kind: string) => log.add(kind) },
    numbers
  });
  picture.onPaused((isPaused) => void sent.push({ type: 'paused', isPaused }));
  return { picture, captured, sent, log, hears: (message: ViewMessage) => heard.emit(message) };
}

/** A picture that is shown, and a still of it that was asked for and waits for a frame. */
async function setup() {
  const { picture, sent, hears } = share();
  picture.begin();
  hears({ type: 'still', id: 'view', still: 'still' });
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

/** Long enough for a filter that is fetched. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const box = { x: 0, y: 0, width: 1, height: 1 };
const filtered = (): unknown => (leaving() as { filters?: unknown } | undefined)?.filters;

it('[CO1, ST6] nothing leaves before it was allowed, while the customer only looks', async () => {
  const { picture, sent, hears } = share();
  picture.setBoxes([]);
  hears({ type: 'still', id: 'view', still: 'still' });
  hears({ type: 'quality', id: 'view', level: 'very-low', aim: 'text' });
  picture.told();
  await settle();
  expect([leaving(), sent, give]).toEqual([undefined, [], undefined]);
});

it('[ST6] nothing leaves while the filter is on its way, and then what it gives', async () => {
  const { picture, captured } = share();
  picture.begin();
  expect(leaving()).toBe(captured.track);
  picture.setBoxes([box]);
  expect(leaving()).toBeUndefined();
  await vi.waitFor(() => expect(filtered()).toBe(captured.track));
  picture.setBoxes([]);
  expect(leaving()).toBe(captured.track);

  // a filter that comes when it is not wanted any more changes nothing
  picture.setBoxes([box]);
  picture.setBoxes([]);
  await settle();
  expect(leaving()).toBe(captured.track);
});

it('[ST6] no still leaves while the filter is on its way', async () => {
  let arrive = (): void => undefined;
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  vi.resetModules();
  vi.doMock('../../../media/picture-filter.js', async () => {
    await arrival;
    return pictureFilter;
  });
  const fresh = await import('./shared-picture.svelte.js');
  const { picture, sent, hears } = share(screen(), fresh.SharedPicture);
  picture.begin();
  picture.setBoxes([box]);
  hears({ type: 'still', id: 'view', still: 'still' });
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ type: 'still-begins', bytes: 0 }));
  expect([leaving(), give]).toEqual([undefined, undefined]);
  arrive();
  await vi.waitFor(() => expect(leaving()).toBeDefined());
});

it('[ST6, ST7] there is no still of a paused picture, and none twice at once', async () => {
  const { picture, sent, hears } = share();
  const ask = (still: string) => hears({ type: 'still', id: 'view', still });
  picture.begin();
  picture.pause(true);
  ask('paused');
  picture.pause(false);
  ask('first');
  ask('second');
  await vi.waitFor(() => expect(give).toBeDefined());
  const stills = sent.filter(({ type }) => type === 'still-begins');
  expect(stills).toMatchObject([
    { still: 'paused', bytes: 0 },
    { still: 'second', bytes: 0 }
  ]);
});

it('[ST6] nothing leaves while it is paused, whatever changes meanwhile', async () => {
  const { picture, captured, hears } = share();
  picture.begin();
  picture.pause(true);
  expect(leaving()).toBeUndefined();
  for (const change of [
    () => picture.setBoxes([box]),
    () => picture.setBoxes([]),
    () => hears({ type: 'quality', id: 'view', level: 'very-low', aim: 'text' }),
    () => picture.replace(captured),
    () => picture.renew('next')
  ]) {
    change();
    await settle();
    expect(leaving()).toBeUndefined();
  }
  picture.pause(false);
  await vi.waitFor(() => expect(filtered()).toBe(captured.track));
});

it('[ST5] nothing leaves while nobody looks, and at once when somebody does', () => {
  const { picture, captured, hears } = share();
  const watching = (isWatched: boolean) => hears({ type: 'watching', id: 'view', watching: isWatched });
  picture.begin();
  watching(false);
  expect(leaving()).toBeUndefined();
  picture.pause(true);
  watching(true);
  expect(leaving()).toBeUndefined();
  picture.pause(false);
  expect(leaving()).toBe(captured.track);
});

it('[ST6] over a new way it is blackened as before', async () => {
  const { picture, captured } = share();
  picture.begin();
  picture.setBoxes([box]);
  await vi.waitFor(() => expect(filtered()).toBe(captured.track));
  picture.renew('next');
  expect(filtered()).toBe(captured.track);
});

it('[ST6] a screen in place of another ends the capture of that one', () => {
  const { picture, captured } = share();
  picture.begin();
  const next = screen();
  picture.replace(next);
  expect(captured.stop).toHaveBeenCalledOnce();
  expect(leaving()).toBe(next.track);
});

it('[CO4] its end ends the capture and the sending, and nothing is answered any more', async () => {
  const { picture, captured, sent, hears } = share();
  picture.begin();
  picture.end();
  picture.end();
  expect(leaving()).toBeUndefined();
  expect(captured.stop).toHaveBeenCalledOnce();
  hears({ type: 'still', id: 'view', still: 'still' });
  picture.setBoxes([box]);
  picture.setBoxes([]);
  await settle();
  expect([leaving(), sent, give]).toEqual([undefined, [], undefined]);
});

it('[CO7] a tab is zoomed only while that is granted, and only by who sees it', async () => {
  const step = vi.fn(async () => undefined);
  const zoom = { level: 100, step, onChange: () => () => undefined, forwardWheel: async () => undefined };
  const { picture, sent, hears } = share({ ...screen(), zoom: zoom as unknown as CapturedScreen['zoom'] });
  picture.begin();
  const ask = (id: string) => hears({ type: 'zoom', id, step: 'in' });
  ask('view');
  const end = picture.tab.steer(new TabControl());
  ask('other');
  expect(step).not.toHaveBeenCalled();
  ask('view');
  expect(step).toHaveBeenCalledOnce();
  end();
  ask('view');
  expect(step).toHaveBeenCalledOnce();
  expect(sent.map((message) => (message as { zoom?: unknown }).zoom)).toEqual([100, null]);
});

/** The ids that were said, oldest first. */
const saidPictures = (sent: { type: string; picture?: string }[]): string[] =>
  sent.filter(({ type }) => type === 'picture').map(({ picture }) => picture!);

it('[BD12] each picture and each source of it has an id of its own, known to both before it is drawn on', () => {
  const numbers = new PictureNumbers('screen');
  const { picture, sent, hears } = share(screen(), SharedPicture, numbers);
  expect(picture.pictureId).toBe('screen');
  picture.begin();
  picture.told();
  const [first] = saidPictures(sent);
  hears({ type: 'picture-known', id: 'view', picture: first! });
  expect(picture.pictureId).toBe(first);

  picture.replace(screen());
  const [, second] = saidPictures(sent);
  expect(second).not.toBe(first);
  // what was drawn on the source before lies on the new one at no time
  expect(picture.pictureId).toBe(second);
  expect([picture.wasPicture(first!), picture.wasPicture('screen-2')]).toEqual([true, false]);
  // an answer to what was said before it changes nothing
  hears({ type: 'picture-known', id: 'view', picture: first! });
  expect(picture.pictureId).toBe(second);

  picture.renew('next');
  picture.told();
  expect(saidPictures(sent).at(-1)).toBe(second);
  picture.end();
  const next = share(screen(), SharedPicture, numbers);
  expect(next.picture.number).toBe(1);
  expect([first, second, 'screen']).not.toContain(next.picture.pictureId);
});

/** A capture whose browser says what is in it. */
function switchable() {
  const settings: MediaTrackSettings = { deviceId: 'one', displaySurface: 'browser' };
  const track = Object.assign(new FakeTrack(), { label: '', getSettings: () => settings });
  const captured = Object.defineProperty({ ...screen(), track: track.asTrack }, 'surface', {
    get: () => settings.displaySurface
  }) as CapturedScreen;
  const change = (to: MediaTrackSettings): void => {
    Object.assign(settings, to);
    track.dispatchEvent(new Event('configurationchange'));
  };
  return { captured, change };
}

it('[BD12] another source in the same capture is another picture, and another size of it is not', () => {
  const { captured, change } = switchable();
  const { picture, sent, hears } = share(captured);
  picture.begin();
  picture.told();
  const [first] = saidPictures(sent);
  hears({ type: 'picture-known', id: 'view', picture: first! });
  change({ width: 1280, height: 640 });
  expect([picture.pictureId, saidPictures(sent)]).toEqual([first, [first]]);

  change({ deviceId: 'two', displaySurface: 'window' });
  const [, second] = saidPictures(sent);
  expect([first, undefined]).not.toContain(second);
  expect(picture.pictureId).toBe(second);
  expect([picture.surface, (sent.at(-1) as { surface?: string }).surface]).toEqual(['window', 'window']);

  picture.end();
  change({ deviceId: 'three' });
  expect(saidPictures(sent)).toHaveLength(2);
});

it('[ST18] another source in the same capture is held back where something is black', async () => {
  const { captured, change } = switchable();
  const { picture } = await blackened(captured);
  change({ deviceId: 'two' });
  expect([leaving(), picture.isHeld]).toEqual([undefined, true]);
});

it('[BD12] with a page that knows no ids, a picture is known by its number', () => {
  const { picture } = share();
  picture.begin();
  picture.told();
  picture.replace(screen());
  expect(picture.pictureId).toBe('screen');
});

const smaller = { width: 640, height: 360 };
const pauses = (sent: readonly object[]): unknown[] =>
  sent.flatMap((message) => ('isPaused' in message ? [message.isPaused] : []));

/** A picture that is shown, blackened. */
async function blackened(captured = screen()) {
  const shared = share(captured);
  shared.picture.begin();
  shared.picture.setBoxes([box], { width: 1280, height: 720 });
  await vi.waitFor(() => expect(filtered()).toBe(captured.track));
  return shared;
}

it('[ST18] what moved below a box is held back until the customer has looked and says so', async () => {
  const { picture, captured, sent, log } = await blackened();
  move!(smaller);
  expect([leaving(), picture.isHeld]).toEqual([undefined, true]);
  // the filter goes on for the customer's own eyes, by the new size
  await settle();
  expect([rules?.size, leaving()]).toEqual([smaller, undefined]);
  // neither pause nor further boxes nor what the other side wants ends it
  picture.pause(true);
  picture.pause(false);
  picture.setBoxes([box, box], smaller);
  picture.renew('next');
  await settle();
  expect(leaving()).toBeUndefined();
  picture.confirm();
  await settle();
  expect([filtered(), picture.isHeld]).toEqual([captured.track, false]);
  expect(pauses(sent)).toEqual([true, true, true, false]);
  expect(log.entries.map(({ kind }) => kind)).toEqual([
    'screen-held',
    'screen-paused',
    'screen-resumed',
    'screen-looked-at'
  ]);
});

it('[ST18] another screen in place of a blackened one waits for the customer to look', async () => {
  const { picture } = await blackened();
  const next = screen();
  picture.replace(next);
  await settle();
  expect([leaving(), picture.isHeld, picture.boxes]).toEqual([undefined, true, []]);
  picture.confirm();
  expect(leaving()).toBe(next.track);
});

it('[ST18] what moved while the customer only looked is held also after they allowed it', async () => {
  const { picture, sent } = share();
  picture.setBoxes([box], { width: 1280, height: 720 });
  await vi.waitFor(() => expect(rules).toBeDefined());
  move!(smaller);
  picture.begin();
  picture.told();
  await settle();
  expect([leaving(), pauses(sent)]).toEqual([undefined, [true]]);
});

it('[ST18] without boxes nothing is held, whatever moves', async () => {
  const { picture } = await blackened();
  picture.setBoxes([]);
  move!(smaller);
  expect(picture.isHeld).toBe(false);
});

it('[ST18] while something is black the shared tab is neither zoomed nor scrolled, and both sides know', async () => {
  const step = vi.fn(async () => undefined);
  const forwardWheel = vi.fn(async () => undefined);
  const zoom = { level: 110, step, onChange: () => () => undefined, forwardWheel };
  const { picture, sent, hears } = share({ ...screen(), zoom: zoom as unknown as CapturedScreen['zoom'] });
  picture.begin();
  picture.tab.steer(new TabControl());
  const guide = {} as Element;
  picture.forwardWheel(guide);
  expect(forwardWheel).toHaveBeenLastCalledWith(guide);
  const shownZoom = (): unknown => (sent.findLast(({ type }) => type === 'shown') as { zoom?: unknown }).zoom;
  expect(shownZoom()).toBe(110);
  picture.setBoxes([box]);
  hears({ type: 'zoom', id: 'view', step: 'in' });
  expect([step.mock.calls, shownZoom(), picture.isZoomOff]).toEqual([[], null, true]);
  expect(forwardWheel).toHaveBeenLastCalledWith(undefined);
  picture.setBoxes([]);
  hears({ type: 'zoom', id: 'view', step: 'in' });
  expect([step.mock.calls, shownZoom(), picture.isZoomOff]).toEqual([[['in']], 110, false]);
  expect(forwardWheel).toHaveBeenLastCalledWith(guide);
});

it('[ST19] where painted pixels do not come back, the picture keeps its colours instead of becoming stripes', async () => {
  const context = {
    fillRect: () => undefined,
    getImageData: () => ({ data: new Uint8ClampedArray(8 * 8 * 4).fill(200) })
  };
  const { picture, captured, hears } = share();
  vi.stubGlobal('MediaStreamTrackGenerator', undefined);
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
  picture.begin();
  hears({ type: 'quality', id: 'view', level: 'very-low', aim: 'text' });
  await settle();
  expect(leaving()).toBe(captured.track);
});
