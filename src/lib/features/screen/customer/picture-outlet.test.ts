import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import { Emitter } from '../../../base/emitter.js';
import { ok } from '../../../base/result.js';
import { SlowPeerConnection, offerSdp } from '../../../media/fake-peer-connection.js';
import { FakeTrack } from '../../../media/fake-track.js';
import type { FilterRules } from '../../../media/frame-filter.js';
import type { CapturedScreen } from '../../../media/screen-capture.js';
import { CustomerConsents } from '../../../session/consent/customer-consents.svelte.js';
import { screenPower } from './screen-power.js';
import { PowerBook } from '../../../session/consent/powers.js';
import { SessionLog } from '../../../session/log/session-log.js';
import { SharedScreens } from './shared-screens.svelte.js';

/** A frame that leaves now. */
interface Frame {
  screen: FakeTrack;
  boxes: number;
}

/** A track that is painted by rules; another one takes effect when the world says so. */
class PaintedTrack extends FakeTrack {
  source: FakeTrack | undefined;
  rules: FilterRules = { boxes: [], isGray: false };
}

function frameOf(track: FakeTrack): Frame {
  const { origin } = track;
  return origin instanceof PaintedTrack
    ? { screen: origin.source!, boxes: origin.rules.boxes.length }
    : { screen: origin, boxes: 0 };
}

/** Everything that would go on by itself, and goes on only when a test lets it. */
const waiting: (() => void)[] = [];
const inTurn = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));

const screens: FakeTrack[] = [];
// tests in browsers show what a browser hands out
vi.mock('../../../media/pixel-reading.js', () => ({ canReadPixels: () => true, canPaintTracks: () => true }));
vi.mock('../../../media/screen-capture.js', () => ({
  canCaptureScreen: () => true,
  captureScreen: () => Promise.resolve(ok(newScreen()))
}));

const connections: SlowPeerConnection[] = [];

/** What a browser has for filters and stills, as far as it says what a frame would show. */
const browser = {
  MediaStream: class {
    constructor(readonly tracks: FakeTrack[]) {}
  },
  RTCPeerConnection: class extends SlowPeerConnection {
    constructor() {
      super(inTurn);
      connections.push(this);
    }
  },
  MediaStreamTrackProcessor: class {
    readonly readable: FakeTrack;
    constructor({ track }: { track: FakeTrack }) {
      this.readable = track;
    }
  },
  MediaStreamTrackGenerator: class extends PaintedTrack {
    readonly writable = this;
  },
  Worker: class extends EventTarget {
    onmessage: ((event: unknown) => void) | undefined;
    #painted: PaintedTrack | undefined;
    #turn = Promise.resolve();
    postMessage(
      message: { rules: FilterRules; readable?: FakeTrack; writable?: PaintedTrack; turn?: number } | number
    ): void {
      // that one only ticks
      if (typeof message === 'number') return;
      if (message.writable) {
        this.#painted = Object.assign(message.writable, { source: message.readable, rules: message.rules });
        return;
      }
      // one message after the other
      this.#turn = this.#turn.then(inTurn).then(() => {
        this.#painted!.rules = message.rules;
        this.onmessage?.({ data: { applied: message.turn } });
      });
    }
    terminate(): void {}
  },
  screen: { width: 1280, height: 720 },
  document: {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    createElement: (name: string) => (name === 'video' ? new FakeVideo() : new FakeCanvas())
  }
};

class FakeVideo {
  srcObject: { tracks: FakeTrack[] } | null = null;
  readonly videoWidth = 1280;
  readonly videoHeight = 720;
  addEventListener = (_event: string, listener: () => void): void => void inTurn().then(listener);
  play = (): Promise<void> => Promise.resolve();
}

class FakeCanvas {
  #drawn = '';
  getContext = (): object => ({
    drawImage: ({ srcObject }: FakeVideo) => {
      const { screen, boxes } = frameOf(srcObject!.tracks[0]!);
      this.#drawn = `${screens.indexOf(screen)} ${boxes}`;
    }
  });
  toBlob = (f: (blob: Blob) => void): void => f(new Blob([this.#drawn]));
}

beforeAll(() => {
  for (const [name, value] of Object.entries(browser)) vi.stubGlobal(name, value);
});
afterAll(() => void vi.unstubAllGlobals());

/** Microtasks, and what is fetched when it is needed. */
async function settle(): Promise<void> {
  await Promise.all([
    import('../../../media/picture-filter.js'),
    import('../../../media/still.js'),
    import('../shared/still-transfer.js')
  ]);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Lets so many of the things that wait go on: those that wait longest, or those that came last. */
async function release(count: number, from: 'first' | 'last' = 'first'): Promise<void> {
  for (let i = 0; i < count && waiting.length > 0; i++) {
    (from === 'first' ? waiting.shift() : waiting.pop())!();
    await settle();
  }
}

const id = 'ab'.repeat(16);
const box = { x: 0, y: 0, width: 0.5, height: 0.5 };

function newScreen(): CapturedScreen {
  const track = new FakeTrack();
  screens.push(track);
  return {
    track,
    surface: 'monitor',
    zoom: undefined,
    onEnded: () => () => undefined,
    stop: () => track.stop()
  } as unknown as CapturedScreen;
}

/** A customer who shows a screen to a technician whose page says whatever the test wants. */
async function share() {
  waiting.length = connections.length = screens.length = 0;
  const clock = manualClock(10_000);
  const lanes = new Map<string, Emitter<never>>();
  const lane = (name: string): Emitter<never> => {
    if (!lanes.has(name)) lanes.set(name, new Emitter<never>());
    return lanes.get(name)!;
  };
  const sent: Record<string, unknown>[] = [];
  const link = {
    isUp: true,
    onUp: () => () => undefined,
    onDown: () => () => undefined,
    port: (name: string) => ({
      send: (message: Record<string, unknown>) => void sent.push(message),
      onMessage: lane(name).on
    })
  };
  const log = new SessionLog(clock);
  const shared = new SharedScreens();
  const powers = new PowerBook([{ id: 'screen', powers: { screen: {} } }]);
  powers.provide(
    'screen',
    screenPower(
      {
        port: link.port as never,
        session: link,
        log: (kind: string) => log.add(kind),
        rtc: {},
        clock
      },
      shared
    )
  );
  const consents = new CustomerConsents({
    link: link as never,
    log,
    clock,
    powers,
    technicianName: () => 'Mallory',
    isActive: () => true
  });
  const hears = (name: string, message: object): void => lane(name).emit(message as never);
  hears('consent', { type: 'ask', id, power: 'screen', reason: '' });
  hears('media', { kind: 'offer', viewId: id, round: 1, sdp: offerSdp });
  consents.consents[0]!.allow();
  while (waiting.length > 0 || leavingNow().length === 0) {
    await settle();
    await release(1);
  }
  const [picture] = shared.list;
  return { clock, consents, picture: picture!, hears, sent };
}

/** What is captured at this moment and goes to the other side. */
const leavingNow = (): Frame[] => connections.flatMap((connection) => connection.sending.map(frameOf));

/** What went to the other side in stills. */
const framesOfStills = (sent: readonly Record<string, unknown>[]): Frame[] =>
  sent.flatMap(({ type, data }) => {
    if (type !== 'piece') return [];
    const [screen = 0, boxes = 0] = atob(data as string)
      .split(' ')
      .map(Number);
    return [{ screen: screens[screen]!, boxes }];
  });

type World = Awaited<ReturnType<typeof share>>;

/** What a technician's page of their own making says, in any order and without end. */
const flood = fc.oneof(
  fc.record({ lane: fc.constant('media'), what: fc.constantFrom('offer', 'candidate', 'ready') }),
  fc.record({
    lane: fc.constant('view'),
    what: fc.constantFrom('gray', 'colours', 'motion', 'watching', 'still', 'piece-wanted', 'zoom')
  }),
  fc.record({ lane: fc.constant('consent'), what: fc.constantFrom('ask', 'withdraw', 'allowed', 'paused') })
);
let round = 1;
const candidate = 'candidate:1 1 udp 1 192.0.2.1 9 typ host';
function messageOf(what: string): object {
  const quality = (level: string, aim: string): object => ({ type: 'quality', id, level, aim });
  const messages: Record<string, () => object> = {
    offer: () => ({
      kind: 'offer',
      viewId: id,
      round: ++round,
      sdp: `${offerSdp}${`a=${candidate}\r\n`.repeat(90)}`
    }),
    candidate: () => ({ kind: 'candidate', viewId: id, candidate, usernameFragment: null }),
    ready: () => ({ kind: 'ready', viewId: id }),
    gray: () => quality('very-low', 'text'),
    colours: () => quality('automatic', 'text'),
    motion: () => quality('automatic', 'motion'),
    watching: () => ({ type: 'watching', id, watching: true }),
    still: () => ({ type: 'still', id, still: id }),
    'piece-wanted': () => ({ type: 'piece-wanted', id, still: id, index: 0 }),
    zoom: () => ({ type: 'zoom', id, step: 'in' }),
    ask: () => ({ type: 'ask', id: 'cd'.repeat(16), power: 'screen', reason: '' }),
    withdraw: () => ({ type: 'withdraw', id }),
    allowed: () => ({ type: 'answer', id, answer: 'allowed' }),
    paused: () => ({ type: 'paused', id, isPaused: false })
  };
  return messages[what]!();
}

interface Cut {
  before?(world: World): void;
  act(world: World): void;
  /** May this leave after the cut? */
  allows(frame: Frame): boolean;
}

const cuts: Record<string, Cut> = {
  pause: { act: ({ picture }) => picture.pause(true), allows: () => false },
  'the first black box': {
    act: ({ picture }) => picture.setBoxes([box]),
    allows: ({ boxes }) => boxes === 1
  },
  'a further black box': {
    before: ({ picture }) => picture.setBoxes([box]),
    act: ({ picture }) => picture.setBoxes([box, box]),
    allows: ({ boxes }) => boxes === 2
  },
  'another screen': {
    act: ({ picture }) => picture.replace(newScreen()),
    allows: ({ screen }) => screen === screens[1]
  },
  Stop: { act: ({ consents }) => consents.stop('screen'), allows: () => false },
  hold: { act: ({ consents }) => consents.stopAll('technician'), allows: () => false },
  End: { act: ({ consents }) => consents.close(), allows: () => false }
};

it.each(Object.entries(cuts))(
  '[MD12] from the click on, nothing leaves that «%s» takes away, whatever the other side says meanwhile',
  async (_name, { before, act, allows }) => {
    const messages = (maxLength: number) => fc.array(flood, { maxLength });
    const stills = fc.constantFrom('none', 'begun', 'made');
    const later = fc.array(fc.tuple(messages(8), fc.nat(6), fc.constantFrom('first', 'last'), fc.nat(900)), {
      maxLength: 8
    });
    await fc.assert(
      fc.asyncProperty(messages(60), stills, fc.nat(3), later, async (early, still, released, steps) => {
        const world = await share();
        before?.(world);
        do {
          await settle();
          await release(Infinity);
        } while (leavingNow().length === 0);
        const say = (all: typeof early): void => {
          for (const { lane, what } of all) world.hears(lane, messageOf(what));
        };
        if (still !== 'none') world.hears('view', messageOf('still'));
        await settle();
        if (still === 'made') await release(Infinity);
        say(early);
        await release(released);

        act(world);
        world.sent.length = 0;
        const look = (): void => {
          const frames = [...leavingNow(), ...framesOfStills(world.sent)];
          expect(frames.filter((frame) => !allows(frame))).toEqual([]);
        };
        look();
        for (const [more, count, from, pauseMs] of steps) {
          say(more);
          world.hears('view', messageOf('piece-wanted'));
          world.clock.advance(pauseMs);
          look();
          await settle();
          await release(count, from);
          look();
        }
        await release(Infinity);
        world.hears('view', messageOf('piece-wanted'));
        await settle();
        look();
      }),
      { numRuns: 40 }
    );
  },
  60_000
);

it('[MD12, ST5] nothing leaves that nobody looks at', async () => {
  const { hears } = await share();
  hears('media', messageOf('offer'));
  hears('view', { type: 'watching', id, watching: false });
  expect(leavingNow()).toEqual([]);
  await release(Infinity);
  expect(leavingNow()).toEqual([]);
  hears('view', { type: 'watching', id, watching: true });
  await settle();
  await release(Infinity);
  expect(leavingNow()).toHaveLength(1);
});
