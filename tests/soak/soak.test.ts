import { expect, it } from 'vitest';
import { testFolder } from '../support/files.js';
import { useRig } from '../support/rig.js';
import { expectNothingLost } from './account.js';
import { openEverything, perform } from './actions.js';
import { describeMemory, measureMemory, mostMegabytes, type Memory } from './memory.js';
import { makePlan, type Action } from './plan.js';
import { openShop } from './shop.js';

const customers = 10;
const usualMinutes = 2;
/** The same every time, so that no commit fails that changed nothing; another length takes another one each time. */
const usualSeed = 20_261_128;
const minutes = Number(process.env['SOAK_MINUTES'] ?? usualMinutes);
const seed = Number(
  process.env['SOAK_SEED'] ?? (minutes === usualMinutes ? usualSeed : Math.floor(Math.random() * 2 ** 31))
);
/** In these the end of a long run is told, when it fails. */
const lastActions = 12;

const rig = useRig();

it(
  `[TB2, TB4, LC5] ${minutes} minutes of a shop with ${customers} sessions: nothing is lost, and memory does not grow`,
  { timeout: (10 + 3 * minutes) * 60_000, retry: 0 },
  async () => {
    const done: Action[] = [];
    await soak(done).catch((error: unknown) => {
      const last = done.slice(-lastActions).map((action) => JSON.stringify(action));
      console.error(
        [
          `SOAK_SEED=${seed} SOAK_MINUTES=${minutes} repeats this. After ${done.length} actions:`,
          ...last
        ].join('\n')
      );
      throw error;
    });
  }
);

/** @param done takes every action that was begun */
async function soak(done: Action[]): Promise<void> {
  const startedAt = Date.now();
  const tell = (words: string): void =>
    console.log(`${Math.round((Date.now() - startedAt) / 1000)} s: ${words}`);
  tell(`SOAK_SEED=${seed} SOAK_MINUTES=${minutes}`);
  const folder = testFolder();
  const shop = await openShop(rig, customers);
  await openEverything(shop, folder);
  const act = async (actions: readonly Action[]): Promise<void> => {
    for (const action of actions) {
      done.push(action);
      await perform(shop, action, folder);
    }
  };
  const measure = async (): Promise<Memory> => {
    const memory = await measureMemory(shop);
    tell(`${done.length} actions, ${describeMemory(memory)}`);
    return memory;
  };

  const { warmUp, rest } = makePlan(seed, minutes, customers);
  await measure();
  await act(warmUp);
  const warm = await measure();
  await act(rest.slice(0, rest.length / 2));
  await measure();
  await act(rest.slice(rest.length / 2));
  const end = await measure();
  await expectNothingLost(shop);
  tell('nothing is lost');
  expect(end.megabytes, 'MB of the console').toBeLessThan(mostMegabytes(warm, end, minutes));
}
