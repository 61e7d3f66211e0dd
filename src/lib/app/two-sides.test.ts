/** A technician and a customer in one process: what a session promises over loss, reload and a long time. */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { boardOf } from '../features/board/index.js';
import { deviceOf } from '../features/device/index.js';
import type { CustomerDevice } from '../features/device/shared/views.js';
import { openNotes } from '../features/notes/index.js';
import type { TechnicianRestart, CustomerRestart } from '../features/restart/shared/views.js';
import type { CustomerSurvey, TechnicianSurvey } from '../features/survey/shared/views.js';
import type { CustomerTime } from '../features/time-limit/shared/views.js';
import { features } from './features.js';
import { reportOf } from '../features/report/index.js';
import { checkReport } from '../features/report/shared/report-file.js';
import type { FeatureHandle } from '../session/manifest.js';
import { openShop, settle, type Shop } from '../session/testing/shop.js';

// the code of a feature may bring a worker along, which nothing here starts
vi.stubGlobal('Worker', class {});
// what is fetched is there at once: nothing here waits for a network
await Promise.all(
  features.map(({ load, archive }) => Promise.all([load.technician?.(), load.customer?.(), archive?.()]))
);

let shop: Shop;
afterEach(() => shop.close());

const texts = (entries: readonly { text: string; author: string }[]): string[] =>
  entries.filter(({ author }) => author !== 'system').map(({ text }) => text);
const both = (): [string[], string[]] => [
  texts(shop.technician.chat.entries),
  texts(shop.customer.chat.entries)
];
const kinds = (side: 'technician' | 'customer'): string[] => shop[side].log.map(({ kind }) => kind);

it('[LC6, CT1] joins by a link, and what either side writes arrives and is confirmed', async () => {
  shop = await openShop();
  expect([shop.technician.status, shop.customer.status]).toEqual(['active', 'active']);
  shop.technician.chat.send('good morning');
  await settle();
  shop.customer.chat.send('hello');
  await settle();
  expect(both()).toEqual([
    ['good morning', 'hello'],
    ['good morning', 'hello']
  ]);
  expect(shop.technician.chat.entries.map(({ delivery }) => delivery)).toContain('delivered');
  expect(shop.technician.safetyCode).toEqual(shop.customer.safetyCode);
  expect(shop.technician.safetyCode?.kind).toBe('committed');
});

it('[LC3, LC5] goes on where it was after a loss, and what was written meanwhile arrives', async () => {
  shop = await openShop();
  shop.network.cut();
  await settle();
  expect([shop.technician.status, shop.customer.status]).toEqual(['reconnecting', 'reconnecting']);
  shop.customer.chat.send('are you there?');
  await shop.pass(5 * 60_000 + 1);
  expect([shop.technician.status, shop.customer.status]).toEqual(['offline', 'offline']);
  shop.network.mend();
  await settle();
  expect([shop.technician.status, shop.customer.status]).toEqual(['active', 'active']);
  expect(both()).toEqual([['are you there?'], ['are you there?']]);
});

it('[LG7] the technician’s log has the digest of the terms that the customer accepted, once', async () => {
  const terms = { en: 'Be kind.', de: 'Seien Sie nett.' };
  shop = await openShop({ config: { terms }, acceptedTerms: terms.de });
  await shop.pass(1_000);
  await shop.reloadCustomer();
  await shop.reloadTechnician();
  await shop.pass(1_000);
  const digests = (side: 'technician' | 'customer'): (string | undefined)[] =>
    shop[side].log.filter(({ kind }) => kind === 'terms-digest').map(({ facts }) => facts['digest']);
  expect(digests('technician')).toHaveLength(1);
  expect(digests('technician')).toEqual(digests('customer'));
});

it.each(['technician', 'customer'] as const)(
  '[HS1, LC3] nothing is lost when the page of the %s is loaded anew',
  async (side) => {
    shop = await openShop();
    shop.technician.chat.send('one');
    shop.customer.chat.send('two');
    await settle();
    await shop.pass(1_000);
    await (side === 'technician' ? shop.reloadTechnician() : shop.reloadCustomer());
    await shop.pass(1_000);
    expect([shop.technician.status, shop.customer.status]).toEqual(['active', 'active']);
    shop.customer.chat.send('three');
    shop.technician.chat.send('four');
    await settle();
    const [technician, customer] = both();
    expect(technician).toEqual(customer);
    expect(new Set(technician)).toEqual(new Set(['one', 'two', 'three', 'four']));
  }
);

it('[CO1, CO4] a power is asked for, granted and ended by either side, and both logs say so', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const recording = shop.technician.permissions.ask('recording')!;
  await settle();
  expect(shop.customer.consents.map(({ power }) => power)).toEqual(['recording']);
  shop.customer.consents[0]!.allow();
  await settle();
  expect(recording.isGranted).toBe(true);
  expect(shop.customer.sharing.active).toEqual(['recording']);
  shop.customer.sharing.stop('recording');
  await settle();
  expect(recording.isGranted).toBe(false);
  for (const side of ['technician', 'customer'] as const)
    expect(kinds(side)).toEqual(
      expect.arrayContaining(['power-asked', 'power-allowed', 'power-stopped-by-customer'])
    );
});

it('[CO5] a grant goes on over a new way, and ends after five minutes without one', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const recording = shop.technician.permissions.ask('recording')!;
  await settle();
  shop.customer.consents[0]!.allow();
  await settle();
  shop.network.cut();
  await shop.pass(60_000);
  shop.network.mend();
  await settle();
  expect(recording.isGranted).toBe(true);
  expect(shop.customer.sharing.active).toEqual(['recording']);
  shop.network.cut();
  await shop.pass(5 * 60_000 + 1);
  expect(shop.customer.sharing.active).toEqual([]);
});

it.each(['technician', 'customer'] as const)(
  '[FE8, BD4] what the %s draws wakes the board of the other side, and is there when both pages are loaded anew',
  async (author) => {
    shop = await openShop({ features });
    await shop.pass(1_000);
    const boardOn = (side: 'technician' | 'customer') => boardOf(shop[side].features);
    const marks = () =>
      (['technician', 'customer'] as const).map((side) =>
        boardOn(side).view?.marks.map(({ mark }) => mark.text)
      );
    expect(marks()).toEqual([undefined, undefined]);
    await boardOn(author).open();
    const pen = { surface: 'page', tool: 'text', colour: 0, width: 1, fades: 0 } as const;
    boardOn(author).view!.put(pen, [{ x: 0.5, y: 0.5, pressure: 0.5 }], 'here');
    await settle(30);
    expect(marks()).toEqual([['here'], ['here']]);
    await shop.reloadTechnician();
    await shop.reloadCustomer();
    await settle(30);
    expect(marks()).toEqual([['here'], ['here']]);
  }
);

it('[FE13, BD5] the guide is there for the customer once there is something to see in it', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const guide = () => shop.customer.features.find(({ id }) => id === 'guide')!;
  const state = () => [guide().isOpen, guide().isShared, guide().isShowing];
  expect(state()).toEqual([true, true, false]);
  expect(shop.technician.features.map(({ id }) => id)).not.toContain('guide');
  await boardOf(shop.technician.features).open();
  boardOf(shop.technician.features).view!.show('page');
  await settle(30);
  expect(state()).toEqual([true, true, true]);
  boardOf(shop.technician.features).view!.show('screen');
  await settle(30);
  expect(state()).toEqual([true, true, false]);
  expect(shop.technician.featureGaps).toEqual([]);
});

it('[LC11] drawing and pointing keep a session from being idle, on whichever side', async () => {
  shop = await openShop({ features });
  await shop.pass(60_000);
  const quiet = shop.technician.activeAt;
  await boardOf(shop.customer.features).open();
  await boardOf(shop.technician.features).open();
  expect(shop.technician.activeAt).toBe(quiet);
  const pen = { surface: 'page', tool: 'pen', colour: 0, width: 1, fades: 0 } as const;
  boardOf(shop.customer.features).view!.begin(pen, { x: 0.5, y: 0.5, pressure: 0.5 });
  await settle();
  expect(shop.technician.activeAt).toBe(shop.clock.now());
});

it('[LC7] held, nothing is granted, and it goes on with Start', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  shop.technician.permissions.ask('recording');
  await settle();
  shop.customer.consents[0]!.allow();
  await settle();
  shop.technician.hold();
  await settle();
  expect(shop.customer.status).toBe('on-hold');
  expect(shop.customer.sharing.active).toEqual([]);
  await shop.pass(24 * 3_600_000);
  shop.technician.start();
  await settle();
  expect([shop.technician.status, shop.customer.status]).toEqual(['active', 'active']);
});

const apiOf = <Api>(side: 'technician' | 'customer', id: string): Api =>
  shop[side].features.find((feature) => feature.id === id)?.api as Api;

it('[LC9] a restart that is asked for: both sides say so, and the session is as it was afterwards', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  apiOf<TechnicianRestart>('technician', 'restart').ask();
  await settle();
  expect(shop.customer.features.filter(({ isAsking }) => isAsking).map(({ id }) => id)).toEqual(['restart']);
  apiOf<CustomerRestart>('customer', 'restart').answer('going');
  await settle();
  expect(shop.technician.status).toBe('rebooting');
  await shop.pass(1_000);
  await shop.reloadCustomer();
  await shop.pass(1_000);
  expect([shop.technician.status, shop.customer.status]).toEqual(['active', 'active']);
  expect(kinds('customer')).toEqual(expect.arrayContaining(['restart-asked', 'restarting', 'restarted']));
  expect(kinds('technician')).toEqual(expect.arrayContaining(['restart-asked', 'restarting', 'restarted']));
  expect(apiOf<CustomerRestart>('customer', 'restart').phase).toBe('none');
});

it('[LC9] a restart that does not happen is taken back; one that is declined is told', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const asking = apiOf<TechnicianRestart>('technician', 'restart');
  const own = (await shop.customer.features.find(({ id }) => id === 'restart')!.open()) as CustomerRestart;
  own.answer('going');
  await settle();
  expect([shop.technician.status, asking.canAsk]).toEqual(['rebooting', false]);
  own.answer('off');
  await settle();
  expect([shop.technician.status, asking.canAsk]).toEqual(['active', true]);
  asking.ask();
  await settle();
  own.answer('declined');
  await settle();
  expect([shop.technician.status, asking.phase]).toEqual(['active', 'declined']);
  expect(kinds('technician').slice(-4)).toEqual([
    'restarting',
    'restart-off',
    'restart-asked',
    'restart-declined'
  ]);
});

it('[LC12] a limited session counts down on both sides, also over a reload, and time ends it', async () => {
  shop = await openShop({ features, settings: { timeLimitMinutes: 60 } });
  await shop.pass(1_000);
  const left = (side: 'technician' | 'customer') => {
    const time = apiOf<CustomerTime>(side, 'time-limit').left;
    return (
      time && { minutes: Math.round((time.endsAt - shop.clock.now()) / 60_000), isRunning: time.isRunning }
    );
  };
  expect([left('technician'), left('customer')]).toEqual([
    { minutes: 60, isRunning: true },
    { minutes: 60, isRunning: true }
  ]);
  apiOf<CustomerTime>('customer', 'time-limit').extend();
  await shop.pass(30 * 60_000);
  await shop.reloadCustomer();
  await shop.pass(1_000);
  expect([left('technician'), left('customer')]).toEqual([
    { minutes: 90, isRunning: true },
    { minutes: 90, isRunning: true }
  ]);
  shop.technician.hold();
  await settle();
  await shop.reloadCustomer();
  await shop.pass(3 * 3_600_000);
  expect([left('technician'), left('customer')]).toEqual([
    { minutes: 90, isRunning: false },
    { minutes: 90, isRunning: false }
  ]);
  shop.technician.start();
  await settle();
  for (let i = 0; i < 91; i++) await shop.pass(60_000);
  await settle(30);
  expect([shop.technician.summary?.endedBy, shop.customer.summary?.endedBy]).toEqual(['time', 'time']);
  expect(kinds('customer')).toContain('time-extended');
});

it('[DV1, DV2] a browser is recognised after a yes, also by the next page, until it is forgotten', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const known = deviceOf(shop.technician.features);
  known.ask();
  await settle();
  expect(known.question).toBe('asked');
  expect(shop.customer.features.filter(({ isAsking }) => isAsking).map(({ id }) => id)).toEqual(['device']);
  apiOf<CustomerDevice>('customer', 'device').answer(true);
  await settle();
  const { id } = known;
  expect([id?.length, known.question]).toEqual([32, 'open']);
  await shop.pass(1_000);
  await shop.reloadTechnician();
  await shop.reloadCustomer();
  await shop.pass(1_000);
  expect(deviceOf(shop.technician.features).id, 'stored on both sides').toBe(id);
  expect(apiOf<CustomerDevice>('customer', 'device').isRecognised).toBe(true);
  expect(kinds('technician').filter((kind) => kind === 'device-known')).toHaveLength(1);
  apiOf<CustomerDevice>('customer', 'device').forget();
  await shop.pass(1_000);
  await shop.reloadTechnician();
  await shop.pass(1_000);
  expect(deviceOf(shop.technician.features).id).toBeUndefined();
});

const survey = { questions: [{ text: 'How was it?' }] };
const answers = [{ question: 'How was it?', answer: 4 }];

it.each(['technician', 'customer'] as const)(
  '[SV1, SV2, FE11, FE12] ended by the %s, the way stays open for the answers',
  async (by) => {
    shop = await openShop({ features, config: { survey } });
    shop.technician.attend();
    await shop.pass(1_000);
    shop[by].end();
    await shop.pass(3_000);
    const own = apiOf<CustomerSurvey>('customer', 'survey');
    expect(own.phase).toBe('asked');
    await shop.pass(9 * 60_000);
    own.answer(answers);
    expect(own.phase).toBe('done');
    await shop.pass(1_000);
    await settle(40);
    await expect
      .poll(() => shop.archived())
      .toMatchObject({
        facts: { hasSurvey: true, rating: 4 },
        content: { survey: answers }
      });
  }
);

it('[SV2, FE11] nobody waits for an answer for longer than ten minutes', async () => {
  shop = await openShop({ features, config: { survey } });
  await shop.pass(1_000);
  shop.technician.end();
  await shop.pass(3_000);
  expect(apiOf<CustomerSurvey>('customer', 'survey').phase).toBe('asked');
  await shop.pass(10 * 60_000 + 3_000);
  await shop.pass(5_000);
  expect(apiOf<CustomerSurvey>('customer', 'survey').phase).toBe('done');
});

it('[SV1, SV2] a survey that the technician sends is answered while the session goes on, once', async () => {
  shop = await openShop({ features, config: { survey: { ...survey, atEnd: false } } });
  await shop.pass(1_000);
  const asked = apiOf<TechnicianSurvey>('technician', 'survey');
  expect(asked.canAsk).toBe(true);
  asked.ask();
  await settle();
  apiOf<CustomerSurvey>('customer', 'survey').answer(answers);
  await shop.pass(1_000);
  expect(asked.canAsk).toBe(false);
  await shop.reloadTechnician();
  await shop.pass(1_000);
  expect(apiOf<TechnicianSurvey>('technician', 'survey').canAsk).toBe(false);
  shop.technician.end();
  await shop.pass(3_000);
  await settle(40);
  await expect
    .poll(() => shop.archived())
    .toMatchObject({ facts: { rating: 4 }, content: { survey: answers } });
});

it('[NT1, NT3, FE12] notes are stored as they are typed, and are in the history after the end', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  (await openNotes(shop.technician.features)).text = 'found';
  await shop.pass(1_000);
  await shop.reloadTechnician();
  expect((await openNotes(shop.technician.features)).text).toBe('found');
  shop.technician.end();
  await shop.pass(5_000);
  await expect
    .poll(() => shop.archived())
    .toMatchObject({ facts: { hasNotes: true }, content: { notes: 'found' } });
  (await openNotes(shop.technician.features)).text = 'found, and mended';
  await expect.poll(async () => (await shop.archived()).content?.notes).toBe('found, and mended');
});

it('[NT2] a customer’s page has no notes', async () => {
  shop = await openShop({ features });
  expect(shop.customer.features.map(({ id }) => id)).not.toContain('notes');
});

it.each(['technician', 'customer'] as const)(
  '[EN2] ended by the %s, it is over on both sides',
  async (by) => {
    shop = await openShop();
    shop.technician.attend();
    shop[by].end();
    await settle(30);
    await shop.pass(5_000);
    await settle(30);
    expect(shop.customer.summary?.endedBy).toBe(by);
    expect(shop.technician.summary?.endedBy).toBe(by);
    expect([shop.technician.status, shop.customer.status]).toEqual(['closed', 'closed']);
  }
);

it('[CH2, CH3] frames that come twice or too late change nothing but the count', async () => {
  shop = await openShop();
  let turn = 0;
  shop.network.fateOf = () => (['arrives', 'twice', 'late'] as const)[turn++ % 3]!;
  shop.technician.hold();
  await settle();
  shop.technician.start();
  await settle();
  shop.network.fateOf = () => 'arrives';
  shop.network.cut();
  shop.network.mend();
  await settle();
  shop.technician.chat.send('after all that');
  await settle();
  expect(both()).toEqual([['after all that'], ['after all that']]);
  expect(shop.customer.status).toBe('active');
});

const actions = [
  'technician writes',
  'customer writes',
  'hold',
  'start',
  'cut',
  'mend',
  'reload technician',
  'reload customer',
  'ask',
  'allow',
  'stop',
  'a minute passes',
  'six minutes pass'
] as const;
const fates = ['arrives', 'arrives', 'arrives', 'twice', 'late', 'lost'] as const;

it('[LC2, CT1, HS1, CO1] whatever happens in whatever order, both sides end with the same conversation', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...actions), { minLength: 5, maxLength: 25 }),
      fc.infiniteStream(fc.constantFrom(...fates)),
      async (plan, fate) => {
        shop = await openShop({ features });
        const written: string[] = [];
        const write = (side: 'technician' | 'customer'): void => {
          written.push(`${side} ${written.length}`);
          shop[side].chat.send(written.at(-1)!);
        };
        // of what may be lost without harm only frames of a way that is about to be lost anyway
        const wear = (): void => void (shop.network.fateOf = () => fate.next().value);
        const act: Record<(typeof actions)[number], () => unknown> = {
          'technician writes': () => write('technician'),
          'customer writes': () => write('customer'),
          hold: () => shop.technician.hold(),
          start: () => shop.technician.start(),
          cut() {
            wear();
            shop.network.cut();
          },
          mend() {
            shop.network.fateOf = () => 'arrives';
            shop.network.mend();
          },
          'reload technician': () => shop.reloadTechnician(),
          'reload customer': () => shop.reloadCustomer(),
          ask: () => shop.technician.permissions.ask('recording'),
          allow: () => shop.customer.consents[0]?.allow(),
          stop: () => shop.customer.sharing.stop('recording'),
          'a minute passes': () => shop.pass(60_000),
          'six minutes pass': () => shop.pass(6 * 60_000)
        };
        for (const action of plan) {
          await act[action]();
          await settle(4);
          // what is granted here is what the other side may use, whenever both are there
          if (shop.customer.status === 'on-hold') expect(shop.customer.sharing.active).toEqual([]);
        }
        shop.network.fateOf = () => 'arrives';
        shop.network.cut();
        shop.network.mend();
        await settle();
        await shop.pass(10_000);
        const [technician, customer] = both();
        expect(technician).toEqual(customer);
        expect(new Set(technician)).toEqual(new Set(written));
        const granted = shop.technician.permissions.active.filter(({ isGranted }) => isGranted);
        expect(granted.map(({ power }) => power)).toEqual(shop.customer.sharing.active);
        await shop.close();
      }
    ),
    { numRuns: 15, endOnFailure: true }
  );
  shop = await openShop();
}, 120_000);

it('[RP7] both sides sign at the end what they have in common, and the customer’s report has both signatures', async () => {
  shop = await openShop({ features });
  shop.technician.chat.send('done');
  await settle();
  shop.technician.end();
  await shop.pass(500);
  const { file } = reportOf(shop.customer.features);
  expect(file && 'agreed' in file && file.agreed).toBeTruthy();
  const checked = checkReport(JSON.stringify(file));
  expect(checked.ok && checked.value.body.endedBy).toBe('technician');
  expect(kinds('technician')).toContain('ended-by-technician');
});

it('[UI-C19, RP1] a session that the customer halts leaves a report, signed by the customer alone', async () => {
  shop = await openShop({ features });
  const { features: handles } = shop.customer;
  shop.customer.halt();
  await settle();
  const { file } = reportOf(handles);
  expect(file && checkReport(JSON.stringify(file)).ok).toBe(true);
  expect(file && 'agreed' in file).toBe(false);
});

it('[ST9, LG4] what was recorded is in the log before the end, which waits for it', async () => {
  shop = await openShop({ features });
  await shop.pass(1_000);
  const recording = shop.technician.features.find(({ id }) => id === 'recording') as FeatureHandle<{
    ask(): void;
    note(file: Promise<{ name: string; bytes: number; seconds: number; sha256: string }>): void;
  }>;
  recording.api!.ask();
  await settle();
  shop.customer.consents[0]!.allow();
  await settle();
  let keep = (_: { name: string; bytes: number; seconds: number; sha256: string }): void => undefined;
  recording.api!.note(new Promise((resolve) => (keep = resolve)));
  shop.customer.end();
  await settle();
  expect(kinds('technician')).not.toContain('ended-by-customer');
  keep({ name: 'tincan.webm', bytes: 9, seconds: 1.4, sha256: 'ab' });
  await settle();
  expect(kinds('technician').slice(-2)).toEqual(['recording-kept', 'ended-by-customer']);
});
