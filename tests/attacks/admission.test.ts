import { expect, it } from 'vitest';
import type { Page } from '../support/page.js';
import { beginWaiting, createLink, openConsole, seeChat, seeText, sendChat } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { joinAsHostile } from './open-hostile.js';

const rig = useRig();

const fragmentOf = (link: string): string => new URL(link).hash.slice(1);

const outcomeOf = (page: Page): Promise<{ kind: string; why?: string }> =>
  page.until(() => {
    const { outcome } = globalThis.hostile;
    return outcome.kind === 'searching' ? undefined : { ...outcome };
  }, undefined);

async function openLink(link: string): Promise<Page> {
  const customer = await rig.open();
  await customer.goto(link);
  await customer.click('join');
  return customer;
}

it('[AD5] a third peer with the link is turned away once the session is taken, and changes nothing', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await openLink(link);
  await beginWaiting({ technician, customer });

  const thief = await joinAsHostile(rig, fragmentOf(link), 'customer');
  // the other customer turns it away for its role, before or after; the technician's word counts
  const refusals = await thief.until(() => {
    const { outcome, refusals } = globalThis.hostile;
    return (outcome.kind === 'admitted' || refusals.includes('session-taken')) && [...refusals];
  }, undefined);
  expect(refusals).toContain('session-taken');

  await sendChat(technician, 'Still the two of us');
  await seeChat(customer, 'Still the two of us');
  expect(await thief.evaluate(() => globalThis.hostile.framesHeard, undefined)).toBe(0);

  // The same as a person sees it who opens the link on another device.
  const second = await openLink(link);
  await seeText(second, 'Somebody has already joined with this link.');
  await technician.see('session-row[data-status="active"]');
});

it.each(['garbage', 'silent', 'no-check'] as const)(
  "[AD1] a peer that passes trystero's own check and is %s in ours gets nothing, and the customer can still join",
  async (admission) => {
    const technician = await openConsole(rig);
    const link = await createLink(technician);
    // As a technician it can pass no proof of its role; whoever it admits, the real page does not admit it.
    const role = admission === 'no-check' ? 'technician' : 'customer';
    const intruder = await joinAsHostile(rig, fragmentOf(link), role, admission);
    const customer = await openLink(link);
    await beginWaiting({ technician, customer });
    await sendChat(customer, 'Here I am');
    await seeChat(technician, 'Here I am');
    expect(await intruder.evaluate(() => globalThis.hostile.framesHeard, undefined)).toBe(0);
  }
);

it('[AD3] who has the link cannot pass for the technician towards its customer', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  await technician.close();

  const imposter = await joinAsHostile(rig, fragmentOf(link), 'technician');
  const customer = await openLink(link);
  expect(await outcomeOf(imposter)).toMatchObject({ kind: 'refused' });
  expect(await customer.attribute('customer', 'data-status')).toBe('connecting');
  expect(await imposter.evaluate(() => globalThis.hostile.framesHeard, undefined)).toBe(0);
});
