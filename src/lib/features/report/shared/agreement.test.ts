import { expect, it } from 'vitest';
import { readFacts } from './common-facts.js';
import { agreeing, quiet, twoSides, wayBetween } from '../testing/two-sides.js';

const done = (sha256: string) => ({ at: 2_000, kind: 'file-done', facts: { name: 'a', sha256 } });

it('[RP7] both sides sign the lines and files that both have, and keep each other’s signature', async () => {
  const sides = twoSides();
  const way = wayBetween();
  const both = [sides.line('customer', 1, 'broken'), sides.line('technician', 1, 'I see', 1)];
  const technician = agreeing('technician', sides, way, {
    chat: [...both, sides.line('technician', 2, 'not delivered any more')],
    log: [done('b'.repeat(64)), done('a'.repeat(64))]
  });
  const customer = agreeing('customer', sides, way, {
    // its own order
    chat: both.toReversed(),
    log: [done('c'.repeat(64)), done('b'.repeat(64))]
  });
  await quiet();
  expect(technician.agreed).toBeDefined();
  expect(customer.agreed).toEqual(technician.agreed);
  expect(readFacts(technician.agreed!.facts)).toMatchObject({
    chat: { technician: 1, customer: 1 },
    files: ['b'.repeat(64)],
    technician: { endedAt: 9_000, keptDays: 90 },
    customer: { endedAt: 69_000 }
  });
});

it('[RP7] a side whose code comes later than the other’s statement still hears it', async () => {
  const sides = twoSides();
  const way = wayBetween();
  const technician = agreeing('technician', sides, way);
  await quiet();
  const customer = agreeing('customer', sides, way);
  await quiet();
  expect([technician.agreed, customer.agreed].every(Boolean)).toBe(true);
  // statements and signatures are said a few times, not for ever
  expect(way.sent.length).toBeLessThan(8);
});

it('[RP7] a side that was away at the end signs when it comes back', async () => {
  const sides = twoSides();
  const way = wayBetween();
  way.lose();
  const technician = agreeing('technician', sides, way);
  const customer = agreeing('customer', sides, way);
  await quiet();
  expect(technician.agreed).toBeUndefined();
  way.find();
  await quiet();
  expect([technician.times, customer.times]).toEqual([1, 1]);
});

it('[RP7, EN2] the way stays open until both have signed, and no longer than three seconds', async () => {
  const sides = twoSides();
  const way = wayBetween();
  const alone = agreeing('technician', sides, way);
  void alone.agreement.settled().then(() => (alone.isSettled = true));
  alone.clock.advance(2_900);
  await quiet();
  expect(alone.isSettled).toBe(false);
  alone.clock.advance(100);
  await quiet();
  expect(alone.isSettled).toBe(true);

  const [technician, customer] = (['technician', 'customer'] as const).map((role) =>
    agreeing(role, sides, wayOf)
  ) as [ReturnType<typeof agreeing>, ReturnType<typeof agreeing>];
  void technician.agreement.settled().then(() => (technician.isSettled = true));
  await quiet();
  expect(customer.agreed).toBeDefined();
  expect(technician.isSettled).toBe(false);
  technician.clock.advance(200);
  await quiet();
  expect(technician.isSettled).toBe(true);
});
const wayOf = wayBetween();

it('[RP7] a way that is lost is not waited for', async () => {
  const sides = twoSides();
  const way = wayBetween();
  const alone = agreeing('customer', sides, way);
  void alone.agreement.settled().then(() => (alone.isSettled = true));
  way.lose();
  await quiet();
  expect(alone.isSettled).toBe(true);
});

it.each([
  ['has other lines under the same numbers', 'other words', 1],
  ['says to have a line that it has not', undefined, 1]
])('[RP7] a side that %s gets no signature that fits it', async (_what, text, seq) => {
  const sides = twoSides();
  const way = wayBetween();
  const technician = agreeing('technician', sides, way, { chat: [sides.line('customer', 1, 'broken')] });
  if (text) agreeing('customer', sides, way, { chat: [sides.line('customer', seq, text)] });
  else {
    way.ports.customer.onMessage(() => undefined);
    way.ports.customer.send({
      type: 'statement',
      v: 1,
      startedAt: null,
      endedAt: 1,
      endedBy: 'time',
      terms: '',
      keptDays: null,
      technician: 9,
      customer: 9,
      files: []
    });
    way.ports.customer.send({ type: 'signature', signature: '0'.repeat(128) });
  }
  await quiet();
  expect(technician.agreed).toBeUndefined();
});

it('[RP7] a peer that talks without end gets two messages back for each way', async () => {
  const sides = twoSides();
  const way = wayBetween();
  agreeing('technician', sides, way);
  const before = way.sent.length;
  const statement = way.sent[0]!;
  for (let i = 0; i < 50; i++) way.ports.customer.send(statement);
  await quiet();
  expect(way.sent.length - before - 50).toBe(2);
});
