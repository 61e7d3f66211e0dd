/** Pages and kept sessions of the first admission, met by pages of today. */
import { describe, expect, it } from 'vitest';
import type { BuildName } from '../support/builds.js';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  sendChat,
  type Sides
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

async function startWith(technicianBuild: BuildName, customerBuild: BuildName): Promise<Sides> {
  rig.site.deploy(technicianBuild, { keepsOldCode: true });
  const technician = await openConsole(rig);
  rig.site.deploy(customerBuild, { keepsOldCode: true });
  const customer = await openEntry(rig);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await beginWaiting({ technician, customer });
  return { technician, customer };
}

/** The pictures that a page shows and what it says of them; a page of build 1 says nothing. */
const codeOf = (page: Page): Promise<{ code: string; kind: string | undefined }> =>
  page.until(() => {
    const { dataset } = document.querySelector<HTMLElement>('[data-testid=safety-code]') ?? {};
    return dataset?.['code'] ? { code: dataset['code'], kind: dataset['kind'] } : undefined;
  }, undefined);

const hasNoCode = (page: Page): Promise<boolean> =>
  page.until(
    () =>
      document.querySelector('[data-testid=safety-code-missing]') !== null &&
      document.querySelector('[data-testid=safety-code]') === null,
    undefined
  );

const reloadWith = async (build: BuildName, page: Page): Promise<void> => {
  rig.site.deploy(build, { keepsOldCode: true });
  await page.reload();
};

async function talk({ technician, customer }: Sides, text: string): Promise<void> {
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  await sendChat(customer, text);
  await seeChat(technician, text);
}

describe('two pages of today', () => {
  it('[SC1, SC3, AD16] show the same pictures, after a reload too, and before the other side is back', async () => {
    const sides = await startWith('current', 'current');
    const { technician, customer } = sides;
    const first = await codeOf(technician);
    expect(first.kind).toBe('committed');
    expect(await codeOf(customer)).toEqual(first);
    await customer.reload();
    await technician.reload();
    await talk(sides, 'after both reloads');
    expect([await codeOf(technician), await codeOf(customer)]).toEqual([first, first]);
    await technician.close();
    await customer.reload();
    expect(await codeOf(customer)).toEqual(first);
  });
});

describe('an older page in a new session', () => {
  it('[AD10, AD17] an older technician: the customer’s page shows no pictures, and a line of the log says why', async () => {
    const sides = await startWith(1, 'current');
    expect(await hasNoCode(sides.customer)).toBe(true);
    expect((await codeOf(sides.technician)).kind).toBeUndefined();
    await talk(sides, 'from a page of today');
    await reloadWith('current', sides.customer);
    await talk(sides, 'and after a reload');
    expect(await hasNoCode(sides.customer)).toBe(true);
  });

  it('[AD10, AD17] an older customer: so does the technician’s page', async () => {
    const sides = await startWith('current', 1);
    expect(await hasNoCode(sides.technician)).toBe(true);
    await sides.technician.click('tab-log');
    await sides.technician.see('log-entry[data-kind="no-safety-code"]');
    await sides.technician.click('tab-chat');
    await talk(sides, 'from an older page');
    await reloadWith('current', sides.technician);
    await talk(sides, 'and after a reload');
    expect(await hasNoCode(sides.technician)).toBe(true);
  });
});

it('[AD10, AD17] a session of two older pages goes on as one with one page of today, then with two', async () => {
  const sides = await startWith(1, 1);
  const { technician, customer } = sides;
  const { code } = await codeOf(technician);
  await reloadWith('current', customer);
  await talk(sides, 'the customer’s page is of today');
  expect(await codeOf(customer)).toEqual({ code, kind: 'older-session' });
  await reloadWith('current', technician);
  await talk(sides, 'both are');
  expect(await codeOf(technician)).toEqual({ code, kind: 'older-session' });
  await customer.reload();
  await talk(sides, 'and again');
  expect(await codeOf(customer)).toEqual({ code, kind: 'older-session' });
});

it.each(['technician', 'customer'] as const)(
  '[AD16, NB2] a %s who meets an older page in between finds the session again with a page of today',
  async (older) => {
    const sides = await startWith('current', 'current');
    const { code } = await codeOf(sides.technician);
    // a console that was reloaded and not touched since may not ask before it is left again
    sides[older].allowProblems(/beforeunload/);
    await reloadWith(1, sides[older]);
    // it looks for sessions under the names of its own time, and leaves these alone
    await sides[older].see(older === 'technician' ? 'new-session' : 'pin-input', { timeoutMs: 30_000 });
    expect(await sides[older].count('session-row')).toBe(0);
    await reloadWith('current', sides[older]);
    await talk(sides, 'of today again');
    expect([await codeOf(sides.technician), await codeOf(sides.customer)]).toEqual([
      { code, kind: 'committed' },
      { code, kind: 'committed' }
    ]);
  }
);
