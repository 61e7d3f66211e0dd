import type { Clock } from '../../base/clock.js';
import type { Environment } from '../link/environment.js';
import { takeKeptDraft } from './kept-draft.js';
import type { FeatureManifest } from '../manifest.js';
import { forgetTriedPins } from '../join/tried-pins.js';

/** A session that ends lets go of its files only when the technician knows: two seconds and a little. */
const retryMs = [1_000, 3_000, 10_000];

/**
 * Deletes everything that customers have left in this browser: sessions with their keys, words, drawings, and what
 * features keep over all sessions and outside the database. What a console keeps
 * here stays, and the count of answers for PINs that can still live (RV6).
 */
export async function forgetComputer({
  store,
  clock,
  features,
  config
}: Pick<Environment, 'store' | 'clock' | 'features' | 'config'>): Promise<void> {
  forgetTries(clock, config.pinLifetimeMinutes * 60_000);
  const records = await store.sessions.all('customer');
  for (const { id } of records) takeKeptDraft(id);
  await Promise.all([
    ...records.map(({ id }) => store.sessions.delete(id)),
    ...features.flatMap(({ customerSettings = [] }) =>
      customerSettings.map((name) => store.settings.delete(name))
    )
  ]);
  await Promise.all(features.map(async ({ sweep }) => sweep && sweepCustomers(sweep, clock, retryMs)));
}

/** What must be counted a while longer goes while the page is still open; else with the next press of Join. */
function forgetTries(clock: Clock, lifeMs: number): void {
  const until = forgetTriedPins({ clock, lifeMs });
  if (until !== undefined) clock.after(until - clock.now(), () => forgetTries(clock, lifeMs));
}

async function sweepCustomers(
  load: NonNullable<FeatureManifest['sweep']>,
  clock: Pick<Clock, 'after'>,
  [nextMs, ...later]: readonly number[]
): Promise<void> {
  const { sweep } = await load();
  let isLeft = false;
  await sweep((role) => {
    isLeft ||= role === 'customer';
    return role === 'technician';
  });
  // whether those could be removed is seen at the next look
  if (isLeft && nextMs !== undefined) clock.after(nextMs, () => void sweepCustomers(load, clock, later));
}
