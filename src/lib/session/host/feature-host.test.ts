import { expect, expectTypeOf, it, vi } from 'vitest';
import * as v from 'valibot';
import { manualClock } from '../../base/clock.js';
import { Emitter } from '../../base/emitter.js';
import { FeatureHost } from './feature-host.svelte.js';
import type { FeatureCode, FeatureContext, LogWords, Permission } from '../feature.js';
import { declare, type FeatureManifest } from '../manifest.js';
import { SessionLog } from '../log/session-log.js';

const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

const wave = declare({
  id: 'wave',
  version: 2,
  lanes: { wave: { maxBytes: 100, delivery: 'reliable', holdEarly: 2 } },
  lists: ['waves'],
  powers: { 'wave-back': {} },
  log: { waved: ['count'] },
  wakes: 'on-need'
});

/** A host whose code arrives when the test says so. */
function setup({
  wakes = 'on-need',
  saved,
  needs,
  isOver,
  hasApi = true,
  sharedLanes,
  settings,
  concludes
}: {
  wakes?: FeatureManifest['wakes'];
  saved?: Record<string, unknown>;
  needs?: string[];
  isOver?: boolean;
  hasApi?: boolean;
  sharedLanes?: FeatureManifest['sharedLanes'];
  settings?: string[];
  concludes?: true;
} = {}) {
  const arrived = new Emitter<{ type: string }>();
  const found = new Emitter<Permission>();
  const known: Permission[] = [];
  const greeted = new Emitter<Readonly<Record<string, number>>>();
  const waves = new Emitter<void>();
  const log = new SessionLog(manualClock());
  const taken: unknown[] = [];
  const sent: unknown[] = [];
  const clock = manualClock();
  const state = {
    count: 0,
    found: [] as string[],
    isStopped: false,
    unfinished: undefined as Promise<void> | undefined,
    isEnded: false,
    isClosed: false,
    concluded: 0,
    hasWaves: false,
    isShowing: undefined as boolean | undefined,
    context: undefined as FeatureContext<typeof wave> | undefined
  };
  const code: FeatureCode<typeof wave, { count: () => number }> = {
    schemas: {
      wave: v.strictObject({ type: v.literal('wave'), from: v.string() }),
      control: v.strictObject({ type: v.literal('greet'), loud: v.boolean() })
    },
    open(context) {
      state.context = context;
      state.count = v.parse(v.fallback(v.number(), 0), context.kept.saved);
      context.powers.onFound(({ power }) => state.found.push(power));
      if (sharedLanes)
        context.port('control' as never).onMessage((message, from) => void taken.push({ message, from }));
      else
        context.port('wave').onMessage((message, from) => {
          taken.push({ message, from });
          state.count++;
          context.log('waved', { count: String(state.count) });
        });
      return {
        api: hasApi ? { count: () => state.count } : (undefined as never),
        save: () => state.count,
        get isShowing() {
          return state.isShowing as never;
        },
        stop: () => void (state.isStopped = true),
        end() {
          state.isEnded = true;
          return state.unfinished;
        },
        close: () => void (state.isClosed = true),
        ...(concludes && {
          conclude: () => void state.concluded++,
          seal: async () => ({ notes: `sealed ${state.concluded}` })
        })
      };
    }
  };
  let deliver: (() => void) | undefined;
  let failNext = false;
  const load = vi.fn(
    () =>
      new Promise<{ code: typeof code }>((resolve, reject) => {
        deliver = () => (failNext ? reject(new Error('no network')) : resolve({ code }));
      })
  );
  const noteMalformed = vi.fn();
  const onChanged = vi.fn();
  const host = new FeatureHost({
    features: [
      {
        ...wave,
        wakes,
        ...(needs && { needs }),
        ...(sharedLanes && { sharedLanes, lanes: {} }),
        ...(settings && { settings }),
        ...(concludes && { concludes }),
        load: { customer: load }
      }
    ],
    role: 'customer',
    sessionId: 'ab'.repeat(16),
    link: {
      isUp: true,
      port: () => ({ send: (message: unknown) => sent.push(message), onMessage: arrived.on }),
      onUp: () => () => undefined,
      onDown: () => () => undefined,
      noteMalformed
    } as never,
    keys: undefined as never,
    lists: {
      of: (name) => {
        expect(name).toBe('waves');
        return {
          get hasAny() {
            return state.hasWaves;
          },
          onChange: waves.on
        };
      },
      open: vi.fn() as never
    },
    settings: undefined as never,
    log,
    clock,
    rtc: {},
    saved,
    isOver,
    peer: { theirs: { wave: 2 }, onHeard: greeted.on, greeting: undefined },
    members: () => [],
    powers: {
      ask: () => undefined,
      provide: () => undefined,
      isGranted: () => false,
      reason: { text: '', maxLength: 0 },
      found: () => known,
      onFound: found.on
    },
    config: {},
    history: undefined as never,
    rows: undefined as never,
    account: () => ({
      createdAt: 1,
      startedAt: undefined,
      end: undefined,
      log: log.entries,
      transcript: [],
      safetyCode: []
    }),
    setting: (name) => `the setting ${name}`,
    lifeCycle: {
      hold: () => () => undefined,
      restart: { isGoing: false, begin: () => true, callOff: () => true },
      endByTime: () => undefined
    },
    onChanged
  });
  return {
    host,
    load,
    state,
    taken,
    sent,
    log,
    noteMalformed,
    clock,
    greet: (versions: Record<string, number>) => greeted.emit(versions),
    find(power: string) {
      const permission = { power } as Permission;
      known.push(permission);
      found.emit(permission);
    },
    writeWave() {
      state.hasWaves = true;
      waves.emit();
    },
    say: (message: { type: string }) => arrived.emit(message),
    async deliver(fails = false) {
      failNext = fails;
      deliver!();
      await settle();
    }
  };
}
const hello = (from: string) => ({ type: 'wave', from });

it('[FE1] fetches the code of a feature with the first message on its lane, and keeps what comes meanwhile', async () => {
  const { load, say, deliver, taken, log } = setup();
  expect(load).not.toHaveBeenCalled();
  for (const from of ['a', 'b', 'beyond what is held']) say(hello(from));
  expect(load).toHaveBeenCalledTimes(1);
  await deliver();
  say(hello('c'));
  expect(taken).toEqual(['a', 'b', 'c'].map((from) => ({ message: hello(from), from: 'technician' })));
  expect(log.entries.map(({ kind, facts }) => [kind, facts])).toEqual([
    ['waved', { count: '1' }],
    ['waved', { count: '2' }],
    ['waved', { count: '3' }]
  ]);
});

it('[FE2] hands on only what the schema of the feature takes, and counts the rest', async () => {
  const { say, deliver, taken, noteMalformed } = setup();
  say({ type: 'wave' });
  await deliver();
  say({ ...hello('a'), more: 1 } as never);
  expect(taken).toEqual([]);
  expect(noteMalformed).toHaveBeenCalledTimes(2);
});

it('[FE1] wakes with the session, or with what was stored of it', () => {
  expect(setup({ wakes: 'with-session' }).load).toHaveBeenCalledTimes(1);
  expect(setup({ saved: { wave: 3 } }).load).toHaveBeenCalledTimes(1);
});

it('[FE8] wakes with the first entry in one of its lists, where the other page has the feature as well', () => {
  const { host, load, greet, writeWave } = setup();
  greet({ wave: 1 });
  writeWave();
  expect(load).not.toHaveBeenCalled();
  greet({ wave: 2 });
  expect(load).toHaveBeenCalledTimes(1);
  host.close();
  const over = setup();
  over.host.close();
  over.writeWave();
  expect(over.load).not.toHaveBeenCalled();
});

it('[FE8] opens the lists of its manifest, and no other', async () => {
  const { say, deliver, state } = setup();
  say(hello('a'));
  await deliver();
  const form = {} as never;
  void state.context!.list('waves', form);
  // @ts-expect-error not in the manifest
  expect(() => state.context!.list('other', form)).toThrow('declares the list other');
});

it('[FE3] keeps what each feature stores, and leaves alone what belongs to features that are not here', async () => {
  const { host, say, deliver } = setup({ saved: { wave: 3, 'of-a-newer-page': { any: 1 } } });
  expect(host.save(), 'before it is open').toEqual({ wave: 3, 'of-a-newer-page': { any: 1 } });
  await deliver();
  say(hello('a'));
  expect(host.save()).toEqual({ wave: 4, 'of-a-newer-page': { any: 1 } });
});

it('[FE1] tries again at the next need when the code could not be fetched', async () => {
  const { host, load, say, deliver, taken } = setup();
  say(hello('a'));
  await deliver(true);
  say(hello('b'));
  expect(load).toHaveBeenCalledTimes(2);
  await deliver();
  expect(taken).toHaveLength(2);
  expect(host.handle<{ count: () => number }>('wave').api?.count()).toBe(2);
});

it('[EN4] is open together with pages that have the same version of it', () => {
  const { host, greet } = setup();
  const sharedWith = (versions: Record<string, number>): boolean => {
    greet(versions);
    return host.handle('wave').isShared;
  };
  expect(sharedWith({ wave: 2 })).toBe(true);
  expect(sharedWith({ wave: 1 })).toBe(false);
  expect(sharedWith({})).toBe(false);
  expect(sharedWith(JSON.parse('{"__proto__": {"wave": 2}}') as Record<string, number>)).toBe(false);
});

it('[FE4] closes what is open, and opens nothing afterwards', async () => {
  const open = setup({ wakes: 'with-session' });
  await open.deliver();
  open.host.close();
  expect(open.state.isClosed).toBe(true);
  expect(open.state.context?.signal.aborted).toBe(true);

  const late = setup();
  late.say(hello('a'));
  late.host.close();
  await late.deliver();
  expect(late.state.context).toBeUndefined();
  late.say(hello('b'));
  expect(late.load).toHaveBeenCalledTimes(1);
});

it('[EN4] hears nothing of a page that has another version, and says nothing to it', async () => {
  const { host, greet, load, say, deliver, state, taken, sent, noteMalformed } = setup();
  greet({ wave: 1 });
  say(hello('a'));
  expect(load).not.toHaveBeenCalled();
  expect(noteMalformed).toHaveBeenCalledTimes(1);

  greet({ wave: 2 });
  say(hello('b'));
  await deliver();
  expect(taken).toHaveLength(1);
  state.context!.port('wave').send({ type: 'wave' });
  expect(sent).toHaveLength(1);
  host.setActive(true);
  expect(host.handle('wave').isReady).toBe(true);
  greet({ wave: 3 });
  state.context!.port('wave').send({ type: 'wave' });
  expect(sent).toHaveLength(1);
  expect(host.handle('wave').isReady).toBe(false);
});

it('[FE4] once the session is over nothing is opened, also what was on its way', async () => {
  const late = setup();
  late.say(hello('a'));
  void late.host.end();
  await late.deliver();
  expect(late.state.context).toBeUndefined();

  const open = setup({ wakes: 'with-session' });
  await open.deliver();
  void open.host.end();
  expect(open.state.isEnded).toBe(true);
  open.say(hello('a'));
  expect(open.taken).toEqual([]);

  const closed = setup();
  void closed.host.end();
  closed.say(hello('a'));
  expect(closed.load).not.toHaveBeenCalled();
  await expect(closed.host.handle('wave').open()).rejects.toThrow('over');

  expect(setup({ saved: { wave: 3 }, isOver: true }).load).not.toHaveBeenCalled();
});

it('[FE14] opens at the end what has something to do then, once, and lets it seal what goes into the history', async () => {
  const { host, load, say, deliver, state, taken } = setup({ concludes: true });
  void host.end();
  expect(load).not.toHaveBeenCalled();
  // the other side is there first
  say(hello('a'));
  host.conclude();
  await deliver();
  expect(state.concluded).toBe(1);
  expect(taken).toHaveLength(1);
  await expect(host.seal({} as never)).resolves.toEqual({ notes: 'sealed 1' });

  const halted = setup({ concludes: true });
  halted.host.close();
  halted.host.conclude();
  await halted.deliver();
  expect(halted.state.concluded).toBe(1);

  const other = setup();
  void other.host.end();
  other.host.conclude();
  expect(other.load).not.toHaveBeenCalled();
  await expect(other.host.seal({} as never)).resolves.toEqual({});
});

it('[FE14] code that cannot be fetched at the end keeps nothing from its close', async () => {
  const { host, deliver } = setup({ concludes: true });
  void host.end();
  host.conclude();
  await deliver(true);
  await expect(host.closing()).resolves.toBeUndefined();
  await expect(host.seal({} as never)).resolves.toEqual({});
});

it('[CO2] a feature without an API of its own is open all the same', async () => {
  const { host, deliver } = setup({ hasApi: false });
  const fetching = host.fetching('wave');
  await deliver();
  await fetching;
  expect(host.fetching('wave')).toBeUndefined();
});

it('[CO5] hears of a grant from before this load of the page, which fetches its code, and of none but its own', async () => {
  const { find, load, deliver, state } = setup();
  find('somebody-else’s');
  expect(load).not.toHaveBeenCalled();
  find('wave-back');
  expect(load).toHaveBeenCalledTimes(1);
  await deliver();
  find('wave-back');
  expect(state.found).toEqual(['wave-back', 'wave-back']);
});

it('[LC7, LG4] stops on hold, and is waited for at the end until its last line is in the log, but not for ever', async () => {
  const { host, deliver, state } = setup({ wakes: 'with-session' });
  await deliver();
  host.stop();
  expect([state.isStopped, state.isEnded]).toEqual([true, false]);
  expect(host.end()).toBeUndefined();

  const slow = setup({ wakes: 'with-session' });
  await slow.deliver();
  let finish = (): void => undefined;
  slow.state.unfinished = new Promise<void>((done) => (finish = done));
  let isDone = false;
  void slow.host.end()?.then(() => (isDone = true));
  await settle();
  expect(isDone).toBe(false);
  finish();
  await settle();
  expect(isDone).toBe(true);

  const hanging = setup({ wakes: 'with-session' });
  await hanging.deliver();
  hanging.state.unfinished = new Promise(() => undefined);
  isDone = false;
  void hanging.host.end()?.then(() => (isDone = true));
  hanging.clock.advance(5_000);
  await settle();
  expect(isDone).toBe(true);
});

it('[FE13] says whether it has something to show, which it has by default', async () => {
  const { host, deliver, state } = setup({ wakes: 'with-session' });
  expect(host.handle('wave').isShowing).toBe(true);
  await deliver();
  expect(host.handle('wave').isShowing).toBe(true);
  state.isShowing = false;
  expect(host.handle('wave').isShowing).toBe(false);
});

it('[FE5] uses only features that its manifest needs, and only lanes that it declares', async () => {
  const { deliver, state } = setup({ wakes: 'with-session', needs: ['wave'] });
  await deliver();
  const context = state.context! as unknown as FeatureContext;
  expect(() => context.use('chat')).toThrow('needs chat');
  expect(() => context.feature('chat')).toThrow('needs chat');
  expect(context.feature('wave').isOpen).toBe(true);
  await expect(context.use('wave')).resolves.toBeDefined();
  expect(() => context.port('control' as never)).toThrow('declares the lane control');
});

it('[FE6] a log kind without words, a word without a kind, or a fact that is missing fails the type check', () => {
  type Words = LogWords<typeof wave>;
  expectTypeOf<Words>().toEqualTypeOf<{ 'log.waved': string }>();
  const context = {} as FeatureContext<typeof wave>;
  const never = (): void => {
    // @ts-expect-error the kind is not in the manifest
    context.log('shouted', {});
    // @ts-expect-error a fact is missing
    context.log('waved', {});
    // @ts-expect-error the lane is not in the manifest
    context.port('shout');
    // @ts-expect-error the power is not in the manifest
    context.powers.ask('shout');
  };
  expect(never).toBeTypeOf('function');
});

it('[FE9] a feature hears its own kinds on a lane that it shares, and nobody else reads them', async () => {
  const { say, deliver, taken, noteMalformed, load, state } = setup({ sharedLanes: { control: ['greet'] } });
  say({ type: 'hello' });
  expect(load, 'another one’s kind wakes nobody').not.toHaveBeenCalled();
  say({ type: 'greet', loud: true } as never);
  expect(load).toHaveBeenCalledTimes(1);
  await deliver();
  say({ type: 'greet', loud: 1 } as never);
  say({ type: 'hello' });
  expect(taken).toEqual([{ message: { type: 'greet', loud: true }, from: 'technician' }]);
  expect(noteMalformed).toHaveBeenCalledTimes(1);
  expect(
    () => state.context!.port('control' as never).send({ type: 'hello' }),
    'what is not its own'
  ).toThrow('declares');
});

it('[FE5] reads the settings that its manifest names', async () => {
  const { deliver, state, host } = setup({ settings: ['technicianName'] });
  void host.handle('wave').open();
  await deliver();
  const setting = state.context!.setting as (name: string) => unknown;
  expect(setting('technicianName')).toBe('the setting technicianName');
  expect(() => setting('fontSize')).toThrow('declares');
});
