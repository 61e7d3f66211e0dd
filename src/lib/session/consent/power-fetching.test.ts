/** A power whose code is still to come. */
import { expect, it, vi } from 'vitest';
import { powerSides } from '../testing/power-sides.js';

function fetchedPower() {
  let settle: { here(): void; lost(): void } | undefined;
  let isHere = false;
  const ready = vi.fn(() =>
    isHere
      ? undefined
      : new Promise<void>((resolve, reject) => {
          settle = { here: resolve, lost: () => reject(new Error('no network')) };
        })
  );
  const sides = powerSides({}, ready);
  const permission = sides.permissions.ask('recording')!;
  return {
    ...sides,
    ready,
    permission,
    async arrive() {
      isHere = true;
      settle!.here();
      await Promise.resolve();
    },
    async fail() {
      settle!.lost();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
}

it('[CO3] shows its card when the code is here, and at once from then on', async () => {
  const { consents, arrive, permissions, clock, ready } = fetchedPower();
  expect(consents.consents).toEqual([]);
  await arrive();
  expect(consents.consents.map(({ power }) => power)).toEqual(['recording']);
  consents.consents[0]!.decline();
  clock.advance(1_000);
  permissions.ask('recording');
  expect(consents.consents).toHaveLength(1);
  expect(ready).toHaveBeenCalledTimes(2);
});

it('[CO3] is answered «failed» when the code cannot be fetched', async () => {
  const { permission, consents, fail } = fetchedPower();
  await fail();
  expect(permission.state).toEqual({ phase: 'refused', answer: 'failed' });
  expect(consents.consents).toEqual([]);
});

it('[CO6] shows no card for a question that was taken back, or ended with the session, meanwhile', async () => {
  const taken = fetchedPower();
  taken.permission.stop();
  await taken.arrive();
  expect(taken.consents.consents).toEqual([]);

  const over = fetchedPower();
  over.consents.stopAll('technician');
  await over.arrive();
  expect(over.consents.consents).toEqual([]);
});

it('[CO3] a page that asks in a loop makes this one fetch once a second, and shows one card', async () => {
  const { hostile, ready, clock, consents, arrive } = fetchedPower();
  for (let i = 0; i < 1_000; i++)
    hostile({ type: 'ask', id: i.toString(16).padStart(32, '0'), power: 'recording', reason: '' });
  clock.advance(2_000);
  expect(ready).toHaveBeenCalledTimes(2);
  await arrive();
  expect(consents.consents).toHaveLength(1);
});
