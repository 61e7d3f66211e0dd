/** What the greeting says of features. All pages of today have all, so another page is forged. */
import { firstFeatures } from '../../src/lib/session/host/features.js';
import { expect, it } from 'vitest';
import { customerOfHostile } from '../attacks/hostile-technician.js';
import { joinAsHostile } from '../attacks/open-hostile.js';
import {
  beginWaiting,
  createLink,
  createPin,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  sendChat
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

const hello = { type: 'hello', name: 'Ida', canShareScreen: true, acceptedTerms: false };
const all = firstFeatures;

const greet = (page: Page, more: object): Promise<void> =>
  page.evaluate((message) => globalThis.hostile.send('control', message), { ...hello, ...more });

const isAdmitted = (page: Page): Promise<boolean> =>
  page.until(() => globalThis.hostile.outcome.kind === 'admitted', undefined, { timeoutMs: 30_000 });

const heardFeatures = (page: Page): Promise<object> =>
  page.until(() => {
    const said = globalThis.hostile.heard
      .map(({ message }) => message as { type?: string; features?: object })
      .find(({ type }) => type === 'hello');
    return said?.features;
  }, undefined);

it('[EN4] a customer’s page without the board, or with other files: the console says which, and which page is behind', async () => {
  const technician = await openConsole(rig);
  const fragment = new URL(await createLink(technician)).hash.slice(1);
  const customer = await joinAsHostile(rig, fragment, 'customer');
  await isAdmitted(customer);
  expect(await heardFeatures(customer)).toEqual(all);
  await technician.see('session-row[data-status="waiting"]');
  await technician.click('session-row');

  const { board: _board, ...without } = all;
  await greet(customer, {
    features: { ...without, files: 2, 'holo-deck': 3 },
    colour: { of: 'no interest' }
  });
  await technician.see('feature-missing[data-feature="board"][data-behind="peer"]');
  await technician.see('feature-missing[data-feature="files"][data-behind="own"]');
  await technician.see('feature-missing[data-feature="other"][data-behind="own"]');
  expect(await technician.count('feature-missing')).toBe(3);
  await technician.click('tab-log');
  await technician.see('log-entry[data-kind="features-differ"]');
  await technician.click('tab-chat');

  await greet(customer, { features: all });
  await technician.seeGone('feature-missing');
});

it('[EN4] a technician’s page without the chat: the customer’s page says it; one that says nothing is of version 1', async () => {
  const { customer, hostile: technician } = await customerOfHostile(rig);
  expect(await heardFeatures(technician)).toEqual(all);

  const { chat: _chat, ...without } = all;
  await greet(technician, { features: without });
  await customer.see('feature-missing[data-feature="chat"]');
  await greet(technician, {});
  await customer.seeGone('feature-missing');
});

it.each([
  { technicianBuild: 1, customerBuild: 'current' },
  { technicianBuild: 'current', customerBuild: 1 }
] as const)(
  '[EN4] a page of build $technicianBuild and one of build $customerBuild hear each other’s greeting, and miss nothing',
  async ({ technicianBuild, customerBuild }) => {
    rig.site.deploy(technicianBuild, { keepsOldCode: true });
    const technician = await openConsole(rig);
    rig.site.deploy(customerBuild, { keepsOldCode: true });
    const customer = await openEntry(rig);
    await joinWithPin(customer, await createPin(technician), 'Ida');
    await beginWaiting({ technician, customer });
    // the name is in the greeting
    await technician.until(
      () => document.querySelector('[data-testid="session-row"]')?.textContent?.includes('Ida'),
      undefined
    );
    await sendChat(customer, 'heard');
    await seeChat(technician, 'heard');
    expect([await customer.count('feature-missing'), await technician.count('feature-missing')]).toEqual([
      0, 0
    ]);
  }
);
