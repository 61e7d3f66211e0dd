import { it, vi } from 'vitest';
import { expectNothingLost, fillSession, type FullSession } from '../support/full-session.js';
import { seeChat, sendChat } from '../support/flow.js';
import type { Page } from '../support/page.js';
import type { Profile } from '../support/profile.js';
import { useRig } from '../support/rig.js';
import { sleepingClock } from '../support/time.js';

vi.setConfig({ testTimeout: 240_000 });

const rig = useRig({ config: { console: { timeLimitMinutes: 240 } } });
/** What Chromium writes on the console when its network is not there. */
const noNetwork = /ERR_|WebSocket|Failed to load resource/;

type Side = 'technician' | 'customer';
const sidesOf = ['technician', 'customer'] as const;
/** High enough for everything at once: a list renders only what is in sight. */
const viewports = {
  technician: { width: 1440, height: 1000 },
  customer: { width: 900, height: 1800 }
} as const;
const start: Record<Side, string> = { technician: 'new-session', customer: 'pin-input' };
const addressOf = (side: Side): string => (side === 'technician' ? `${rig.site.url}console` : rig.site.url);

interface Case extends FullSession {
  /** The browsers of the two. */
  profiles: Record<Side, Profile>;
}

/** A full session between two browsers that can be killed, cut off and put to sleep. */
async function setup(initScript?: string): Promise<Case> {
  const options = { ...(initScript && { initScript }), allowedProblems: noNetwork };
  const [technician, customer] = await Promise.all(
    sidesOf.map(async (side) => {
      const profile = await rig.openProfile('chromium', { ...options, viewport: viewports[side] });
      const page = await profile.newPage();
      await page.goto(addressOf(side));
      await page.see(start[side], { timeoutMs: 30_000 });
      return { profile, page };
    })
  );
  const session = await fillSession({ technician: technician!.page, customer: customer!.page });
  return { ...session, profiles: { technician: technician!.profile, customer: customer!.profile } };
}

/** A new browser on what the killed one left behind. */
async function startAgain(profile: Profile, side: Side): Promise<Page> {
  await profile.start();
  const page = await profile.newPage();
  await page.goto(addressOf(side));
  if (side === 'customer') await page.click('resume-session');
  return page;
}

const seeOtherLost = ({ technician, customer }: Case, side: Side): Promise<void> =>
  side === 'technician'
    ? customer.see('customer[data-status="reconnecting"]', { timeoutMs: 60_000 })
    : technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 60_000 });

it('[TB2] a reload, on either side', async () => {
  const session = await setup();
  for (const side of sidesOf) {
    await session[side].reload();
    await expectNothingLost(session);
  }
});

it('[TB2, TB4] a browser that is killed, on either side, and on both at once', async () => {
  let session = await setup();
  for (const side of sidesOf) {
    await session.profiles[side].kill();
    await seeOtherLost(session, side);
    session = { ...session, [side]: await startAgain(session.profiles[side], side) };
    await expectNothingLost(session);
  }
  await Promise.all(sidesOf.map((side) => session.profiles[side].kill()));
  const [technician, customer] = await Promise.all(
    sidesOf.map((side) => startAgain(session.profiles[side], side))
  );
  await expectNothingLost({ ...session, technician: technician!, customer: customer! });
});

it('[LC5] a network that is cut and mended, on either side', async () => {
  const session = await setup();
  for (const side of sidesOf) {
    const other = side === 'technician' ? 'customer' : 'technician';
    const mend = await session.profiles[side].cutNetwork();
    await seeOtherLost(session, side);
    const words = `written while the ${side} was away`;
    await sendChat(session[other], words);
    await session[other].fill('chat-input', `draft of the ${other}`);
    mend();
    await expectNothingLost(session);
    await seeChat(session[side], words);
  }
});

it('[LC8, LC10] a laptop that sleeps for an hour, on either side', async () => {
  const session = await setup(sleepingClock);
  for (const side of sidesOf) {
    const wake = await session.profiles[side].sleep();
    await seeOtherLost(session, side);
    wake();
    await expectNothingLost(session);
  }
});

it('[TB5] storage that is cleared under the session, on either side', async () => {
  let session = await setup();
  const { origin } = new URL(rig.site.url);
  const storageTypes = 'indexeddb,local_storage,cache_storage,service_workers';
  for (const side of sidesOf) {
    await session[side].devTools('Storage.clearDataForOrigin', { origin, storageTypes });
    await expectNothingLost(session);
    await session.profiles[side].kill();
    await seeOtherLost(session, side);
    session = { ...session, [side]: await startAgain(session.profiles[side], side) };
    await expectNothingLost(session);
  }
});

it('[TB1] a second console that takes the session over, and gives it back', async () => {
  const session = await setup();
  const second = await session.technician.newTab();
  await second.goto(addressOf('technician'));
  await second.click('take-over');
  await session.technician.see('elsewhere');
  await expectNothingLost({ ...session, technician: second });
  await session.technician.click('take-over');
  await second.see('elsewhere');
  await expectNothingLost(session);
});

it('[TC18] an update that is installed while the session runs', async () => {
  const session = await setup();
  await session.technician.until(() => navigator.serviceWorker.controller !== null, undefined, {
    timeoutMs: 30_000
  });
  rig.site.release();
  await session.technician.evaluate(async () => (await navigator.serviceWorker.ready).update(), undefined);
  await session.technician.see('new-version', { timeoutMs: 30_000 });
  const born = await session.technician.evaluate(() => performance.timeOrigin, undefined);
  await session.technician.click('use-new-version');
  await session.technician.until((before) => performance.timeOrigin !== before, born, { timeoutMs: 30_000 });
  await expectNothingLost(session);
});
