// features: report
import { describe, expect, it } from 'vitest';
import {
  beginWaiting,
  createLink,
  endSession,
  joinWithLink,
  logKinds,
  openConsole,
  seeText,
  sendChat,
  seeDelivered,
  startSession
} from '../support/flow.js';
import { en } from '../../src/lib/i18n/messages/log/en.js';
import { useRig } from '../support/rig.js';
import { seeNothingStored, storedRows } from '../support/storage.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

describe.each(['technician', 'customer'] as const)('a session that its %s ends', (by) => {
  it('[EN2, UI-C17] is over on both sides, with a summary, a saved log and no key left', async () => {
    const sides = await startSession(rig);
    const { technician, customer } = sides;
    await sendChat(customer, 'Thank you');
    await seeDelivered(customer, 'Thank you');
    await sides[by].click('end-session');
    await sides[by].press('Escape');
    await technician.see('session-row[data-status="active"]');

    await endSession(sides[by], sides);
    await technician.see('session-row[data-status="closed"]');
    for (const page of [technician, customer]) {
      await seeText(page, 'Duration');
      expect((await logKinds(page)).at(-1)).toBe(`ended-by-${by}`);
      const saved = await page.download(() => page.click('export-log'));
      expect(saved.name).toMatch(/\.txt$/);
      expect(saved.text).toMatch(/^\uFEFF\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC[+-]\d\d:\d\d {2}/);
      for (const kind of ['started', `ended-by-${by}`] as const)
        expect(saved.text).toContain(en[`log.${kind}`]);
    }

    // the customer keeps nothing at all, the technician what happened
    for (const table of ['sessions', 'entries', 'documents'] as const)
      await seeNothingStored(customer, table);
    await seeNothingStored(technician, 'sessions');
    const [archived] = (await storedRows(technician, 'archive')) as { log: unknown[]; entries: unknown[] }[];
    expect(archived?.log).not.toEqual([]);
    expect(archived?.entries).toHaveLength(1);
    expect(Object.keys(archived ?? {})).not.toContain('keys');
    expect(await customer.text('what-is-kept')).toMatch(/until they are deleted/);
    await customer.reload();
    await customer.see('pin-input');
  });
});

it('[EN2] refuses its link after the end', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await joinWithLink(rig, link);
  const sides = { technician, customer };
  await beginWaiting(sides);
  await endSession(technician, sides);
  await joinWithLink(rig, link).then(async (late) => {
    await seeText(late, 'Your technician does not answer yet');
    expect(await late.attribute('customer', 'data-status')).toBe('connecting');
  });
});

it('[EN3] tells a customer who was away at the end', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  const url = await customer.url();
  await customer.goto('about:blank');
  await technician.see('session-row[data-status="reconnecting"]');
  await technician.click('end-session');
  await technician.click('end-session-confirm');
  await technician.see('summary');
  await customer.goto(url);
  await customer.see('customer[data-status="closed"]');
  await seeText(customer, 'has ended the session');
});

it('[EN3] tells a technician who was away at the end', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  const url = await technician.url();
  await technician.goto('about:blank');
  await customer.see('customer[data-status="reconnecting"]');
  await customer.click('end-session');
  await customer.click('end-session-confirm');
  await customer.see('customer[data-status="closed"]');
  await technician.goto(url);
  await technician.see('summary');
  expect((await logKinds(technician)).at(-1)).toBe('ended-by-customer');
});
