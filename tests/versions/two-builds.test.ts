import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  endSession,
  joinWithPin,
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
import { useRig } from '../support/rig.js';
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

async function openSession({ technicianBuild, customerBuild }: (typeof builds)[number]): Promise<Sides> {
  // what a page fetches later is still there
  rig.site.deploy(technicianBuild, { keepsOldCode: true });
  const technician = await openConsole(rig);
  rig.site.deploy(customerBuild, { keepsOldCode: true });
  const customer = await openEntry(rig);
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
