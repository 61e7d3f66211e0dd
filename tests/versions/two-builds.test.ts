import { describe, expect, it } from 'vitest';
import { chooseFile } from '../support/choose-file.js';
import {
  beginWaiting,
  createPin,
  endSession,
  joinWithPin,
  logKinds,
  openConsole,
  openEntry,
  seeChat,
  seeDelivered,
  sendChat,
  shareScreen,
  type Sides
} from '../support/flow.js';
import { seeStrokes, stroke } from '../support/board.js';
import type { BuildName } from '../support/builds.js';
import type { NewPageOptions } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { seeNothingStored } from '../support/storage.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

/** Entry points of a page's code have a hash in their names, which tells the builds apart. */
const startFile = (): string | undefined =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => /entry\/start\.[\w-]+\.js/.exec(name)?.[0])
    .find(Boolean);

const builds: { technicianBuild: BuildName; customerBuild: BuildName }[] = [
  { technicianBuild: 1, customerBuild: 'current' },
  { technicianBuild: 'current', customerBuild: 1 }
];

async function openSession(
  { technicianBuild, customerBuild }: (typeof builds)[number],
  options?: NewPageOptions
): Promise<Sides> {
  // what a page fetches later is still there
  rig.site.deploy(technicianBuild, { keepsOldCode: true });
  const technician = await openConsole(rig, 'chromium', options);
  rig.site.deploy(customerBuild, { keepsOldCode: true });
  const customer = await openEntry(rig, 'chromium', options);
  expect(await technician.evaluate(startFile, undefined)).not.toBe(
    await customer.evaluate(startFile, undefined)
  );
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await beginWaiting({ technician, customer });
  return { technician, customer };
}

it.each(builds)(
  'a technician of build $technicianBuild and a customer of build $customerBuild talk, and go on after a reload',
  async (pair) => {
    const { technician, customer } = await openSession(pair);
    await sendChat(customer, 'from another build');
    await seeChat(technician, 'from another build');
    await sendChat(technician, 'and back');
    await seeChat(customer, 'and back');
    await seeDelivered(technician, 'and back');

    await customer.reload();
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await seeChat(customer, 'and back');
    await sendChat(customer, 'after a reload');
    await seeChat(technician, 'after a reload');
  }
);

describe('a tab of build 1 that leads the console', () => {
  /** Its technician has a session, and opens the console once more after the update. */
  async function openBesideOld() {
    rig.site.deploy(1);
    // a tab of its own: the one that a person has first takes the others with it
    const old = await (await rig.open()).newTab();
    await old.goto(`${rig.site.url}console`);
    await old.see('new-session', { timeoutMs: 20_000 });
    await old.click('settings');
    await old.click('settings-work');
    await old.click('setting-startsAtOnce');
    await old.press('Escape');
    const customer = await openEntry(rig);
    await joinWithPin(customer, await createPin(old), 'Ida');
    await old.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
    await sendChat(customer, 'before the update');
    await seeChat(old, 'before the update');
    rig.site.deploy('current', { keepsOldCode: true });
    const technician = await old.newTab();
    await technician.goto(`${rig.site.url}console`);
    await technician.see('elsewhere[data-older="true"]', { timeoutMs: 30_000 });
    expect(await technician.text('elsewhere')).toContain('older version of this page');
    expect(await technician.count('session-row')).toBe(0);
    return { old, customer, technician };
  }

  async function expectAll({ technician, customer }: Sides): Promise<void> {
    await technician.see('session-row[data-status="active"]', { timeoutMs: 60_000 });
    await seeChat(technician, 'before the update');
    await sendChat(customer, 'after it');
    await seeChat(technician, 'after it');
  }

  it('[NB2] is told of, and what it kept comes when it lets go', async () => {
    const { old, customer, technician } = await openBesideOld();
    // a tab that shows something else has let go like one that is closed
    await old.goto(`${rig.site.url}verify/`);
    await expectAll({ technician, customer });
    // the settings as well: a customer who comes is active at once
    const next = await openEntry(rig);
    await joinWithPin(next, await createPin(technician), 'Bo');
    await next.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  });

  it('[NB2] hands over to the tab of today when that is asked to', async () => {
    const { old, customer, technician } = await openBesideOld();
    await technician.click('take-over');
    await old.see('elsewhere', { timeoutMs: 30_000 });
    await expectAll({ technician, customer });
  });
});

it('[NB2] a session, the history and the settings of build 1 go on in the build of today', async () => {
  rig.site.deploy(1);
  const technician = await openConsole(rig);
  await technician.click('settings');
  await technician.click('settings-work');
  await technician.click('setting-startsAtOnce');
  await technician.press('Escape');
  const first = await openEntry(rig);
  await joinWithPin(first, await createPin(technician), 'Bo');
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  await sendChat(first, 'an old line');
  await seeChat(technician, 'an old line');
  await endSession(technician, { technician, customer: first });
  const customer = await openEntry(rig);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  await sendChat(customer, 'before the update');
  await seeChat(technician, 'before the update');

  rig.site.deploy('current');
  await Promise.all([technician.reload(), customer.reload()]);
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  await seeChat(customer, 'before the update');
  await sendChat(customer, 'after the update');
  await seeChat(technician, 'before the update');
  await seeChat(technician, 'after the update');
  await technician.click('history');
  await technician.click('history-item');
  await technician.until(() => document.body.innerText.includes('an old line'), undefined);
  await technician.press('Escape');
  for (const page of [technician, customer])
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name), undefined)
    ).toEqual(['tincan /shop/']);

  // startsAtOnce is still set
  const next = await openEntry(rig);
  await joinWithPin(next, await createPin(technician), 'Eva');
  await next.see('customer[data-status="active"]', { timeoutMs: 30_000 });
}, 180_000);

it.each(builds)(
  '[BD12] a technician of build $technicianBuild and a customer of build $customerBuild see each other’s marks on a picture',
  async (pair) => {
    const sides = await openSession(pair);
    const { technician, customer } = sides;
    await shareScreen(sides);
    await expectMovingPicture(technician);
    await technician.click('draw');
    await stroke(technician, [
      [0.2, 0.3],
      [0.5, 0.3],
      [0.8, 0.3]
    ]);
    await Promise.all([seeStrokes(technician, 1), seeStrokes(customer, 1)]);
    await customer.click('draw');
    await stroke(customer, [
      [0.5, 0.6],
      [0.5, 0.7],
      [0.5, 0.8]
    ]);
    await Promise.all([seeStrokes(technician, 2), seeStrokes(customer, 2)]);
  },
  120_000
);

/** Init script. */
const keepConnections = `globalThis.connections = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      connections.push(this);
    }
  };`;

describe.each(builds)(
  'between a technician of build $technicianBuild and a customer of build $customerBuild',
  (pair) => {
    it.each(['technician', 'customer'] as const)(
      '[EN2, RP7] a session that its %s ends is over for both, and the page of today has a report that it alone signed',
      async (by) => {
        const sides = await openSession(pair, { initScript: keepConnections });
        const { technician, customer } = sides;
        await sendChat(technician, 'one line');
        await seeDelivered(technician, 'one line');
        await sendChat(customer, 'and another');
        await seeDelivered(customer, 'and another');
        await endSession(sides[by], sides);
        for (const page of [technician, customer])
          expect((await logKinds(page)).at(-1)).toBe(`ended-by-${by}`);

        const isTechnician = pair.technicianBuild === 'current';
        const today = isTechnician ? technician : customer;
        // the signature that never comes is waited for, and then no more
        await today.until(
          () =>
            (globalThis as unknown as { connections: RTCPeerConnection[] }).connections.every(
              ({ signalingState }) => signalingState === 'closed'
            ),
          undefined,
          { timeoutMs: 15_000 }
        );
        await seeNothingStored(today, 'sessions');
        if (isTechnician) {
          await technician.click('history');
          await technician.click('history-item');
        }
        const { text } = await today.download(() => today.click('export-json'));
        expect(text).toContain('"kind":"tincan-report"');
        expect(JSON.parse(text.replace(/^\uFEFF/, ''))).not.toHaveProperty('agreed');

        rig.site.deploy('current');
        const reader = await rig.open();
        await reader.goto(`${rig.site.url}verify/`);
        await chooseFile(reader, 'check-file', 'report.json', text.replace(/^\uFEFF/, ''));
        // the lines of the older page are signed as ever
        await reader.see('check-lines');
      },
      120_000
    );
  }
);
