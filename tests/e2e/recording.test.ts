// features: recording
import { expect, it, vi } from 'vitest';
import { seeStrokes, stroke, type Place } from '../support/board.js';
import { createPin, endSession, logKinds, shareScreen, startSession, type Sides } from '../support/flow.js';
import { playRecording, recordMore, type Played } from '../support/recording.js';
import { browserPairs, useRig } from '../support/rig.js';
import { testScreen, type Rgb } from '../support/test-screen.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

const shown = { customerPage: { initScript: testScreen } };
const colours: Rgb[] = [
  [255, 0, 0],
  [0, 160, 0],
  [0, 0, 255],
  [255, 255, 0]
];
/** More than a header: some pictures. */
const some = 5_000;

async function shareTestScreen(sides: Sides): Promise<void> {
  await shareScreen(sides);
  await sides.technician.see('record', { timeoutMs: 30_000 });
}

async function allowRecording({ technician, customer }: Sides): Promise<void> {
  await technician.click('record');
  await customer.click('consent[data-consent="recording"] consent-allow');
  await customer.see('sharing-indicator[data-sharing="screen recording"]');
}

function expectWhole({ size, seconds, lastAt, quarters }: Played): void {
  expect(size).toEqual([1280, 720]);
  expect(Number.isFinite(seconds)).toBe(true);
  expect(seconds).toBeGreaterThan(0.5);
  // the last piece of a second may be missing where a page died
  expect(Math.abs(seconds - lastAt)).toBeLessThan(1.6);
  colours.forEach((wanted, at) =>
    wanted.forEach((value, part) => expect(Math.abs(value - quarters[at]![part]!)).toBeLessThan(80))
  );
}

it.each(browserPairs)(
  '[ST9] records only after a yes, shows it, and leaves a file that plays when the customer takes it back ($technician, $customer)',
  async (pair) => {
    const sides = await startSession(rig, { ...pair, ...shown });
    const { technician, customer } = sides;
    await shareTestScreen(sides);

    await technician.click('record');
    await customer.click('consent[data-consent="recording"] consent-decline');
    await technician.see('recording-refused');
    expect(await technician.count('record-size')).toBe(0);

    await allowRecording(sides);
    await recordMore(technician, some);
    await customer.click('stop-power[data-power="recording"]');
    await technician.see('recording-kept', { timeoutMs: 30_000 });
    await customer.see('sharing-indicator[data-sharing="screen"]');
    const played = await playRecording(technician);
    expectWhole(played);
    expect(await technician.attribute('recording-kept', 'data-sha256')).toBe(played.sha256);
    const seconds = Number(await technician.attribute('recording-kept', 'data-seconds'));
    expect(Math.abs(seconds - played.seconds)).toBeLessThan(0.1);

    await endSession(technician, sides);
    expect(await logKinds(technician)).toContain('recording-kept');
    expect(
      await technician.evaluate(
        () => document.querySelector('[data-testid=log-entry][data-kind=recording-kept]')?.textContent ?? '',
        undefined
      )
    ).toContain(played.sha256);
    expect(await logKinds(customer)).toEqual(
      expect.arrayContaining(['power-declined', 'power-allowed', 'power-stopped-by-customer'])
    );
  }
);

it('[ST9] leaves pauses out, asks anew each time, and ends with the screen', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await technician.click('record-pause');
  const pausedAt = Date.now();
  // the conversation goes on meanwhile, and the customer still sees that it is recorded
  await expect.poll(() => Date.now() - pausedAt, { timeout: 10_000, interval: 500 }).toBeGreaterThan(4_000);
  await customer.see('sharing-indicator[data-sharing="screen recording"]');
  await technician.click('record-pause');
  const goesOn = Date.now();
  await recordMore(technician, some);
  await technician.click('record');
  const after = (Date.now() - goesOn) / 1000;
  await technician.see('recording-kept', { timeoutMs: 30_000 });
  const played = await playRecording(technician);
  expectWhole(played);
  const told = Number(await technician.attribute('recording-kept', 'data-seconds'));
  // the pause is in neither what is told nor what is played
  expect(Math.abs(played.lastAt - told)).toBeLessThan(1.6);
  expect(played.lastAt).toBeGreaterThan(after / 2);
  await customer.see('sharing-indicator[data-sharing="screen"]');

  await technician.click('recording-dismiss');
  expect(await customer.count('consent')).toBe(0);
  await technician.click('record');
  await customer.see('consent[data-consent="recording"]');
  expect(await technician.count('record-size')).toBe(0);
  await customer.click('consent[data-consent="recording"] consent-allow');
  await recordMore(technician, some);
  await customer.click('stop-power[data-power="screen"]');
  await technician.see('recording-kept', { timeoutMs: 30_000 });
  await customer.seeGone('sharing-indicator');
  expectWhole(await playRecording(technician));
});

it('[ST9] keeps what was recorded when the technician’s page dies, and finds it again', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await technician.reload();
  await technician.see('recording-left', { timeoutMs: 30_000 });
  // nobody records any more, and the customer's page says so
  await customer.see('sharing-indicator[data-sharing="screen"]', { timeoutMs: 30_000 });
  expectWhole(await playRecording(technician));
});

it('[ST9] keeps what was recorded when the customer’s page is gone, and saves it where the technician wants', async () => {
  // The browser's own picker has no handle for a test: a file of the page's own disk stands in for a picked one.
  const pick = `globalThis.showSaveFilePicker = async ({ suggestedName }) =>
    (await navigator.storage.getDirectory()).getFileHandle('picked-' + suggestedName, { create: true });`;
  const sides = await startSession(rig, { ...shown, technicianPage: { initScript: pick } });
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await customer.reload();
  await technician.see('recording-kept', { timeoutMs: 60_000 });
  const played = await playRecording(technician);
  expectWhole(played);
  await technician.click('recording-save');
  await technician.seeGone('recording-kept');
  const saved = await technician.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(`picked-${name}`)).getFile();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, played.name);
  expect(saved).toBe(played.sha256);
  // and it is in the browser's own disk no more
  expect(await technician.count('recording-left')).toBe(0);
});

it('[ST9] has the fingerprint in the log when the session ends in the middle, and the end behind it', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await endSession(customer, sides);
  await technician.see('log-entry[data-kind="recording-kept"]', { timeoutMs: 20_000 });
  expect((await logKinds(technician)).slice(-2)).toEqual(['recording-kept', 'ended-by-customer']);
  const played = await playRecording(technician);
  expectWhole(played);
  expect(await technician.text('log-entry[data-kind="recording-kept"]')).toContain(played.sha256);
});

it('[ST9] goes on while the stage moves into a window of its own and back', async () => {
  const keepWindows = `{
    const open = globalThis.open;
    globalThis.open = (...all) => (globalThis.opened = open.apply(globalThis, all));
  }`;
  const sides = await startSession(rig, { ...shown, technicianPage: { initScript: keepWindows } });
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await technician.click('detach');
  const writtenInWindow = (): Promise<number> =>
    technician.evaluate(() => {
      const { opened } = globalThis as unknown as { opened: Window };
      return Number(
        opened.document.querySelector<HTMLElement>('[data-testid=record-size]')?.dataset['bytes'] ?? NaN
      );
    }, undefined);
  await expect.poll(writtenInWindow, { timeout: 20_000 }).toBeGreaterThan(0);
  const before = await writtenInWindow();
  await expect.poll(writtenInWindow, { timeout: 30_000 }).toBeGreaterThan(before + some);
  await technician.click('attach');
  await recordMore(technician, some);
  await customer.see('sharing-indicator[data-sharing="screen recording"]');
  await technician.click('record');
  await technician.see('recording-kept', { timeoutMs: 30_000 });
  expectWhole(await playRecording(technician));
});

it('[ST9] goes on while another session is in front, with a mark at its row, and is kept there when it ends', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await allowRecording(sides);
  await recordMore(technician, some);
  await createPin(technician, 'Bo');
  await technician.seeGone('stage');
  await technician.see('session-row[data-name="Ida"] recording-mark');
  expect(await technician.count('session-row[data-name="Bo"] recording-mark')).toBe(0);
  await customer.see('sharing-indicator[data-sharing="screen recording"]');

  // what happens meanwhile is in it
  await customer.evaluate(() => globalThis.testScreen.paint('#ffffff'), undefined);
  const since = Date.now();
  await expect.poll(() => Date.now() - since, { timeout: 15_000, interval: 500 }).toBeGreaterThan(6_000);
  await technician.see('session-row[data-name="Ida"] recording-mark');
  await customer.click('stop-power[data-power="recording"]');
  await technician.seeGone('recording-mark', { timeoutMs: 30_000 });

  await technician.click('session-row[data-name="Ida"]');
  await technician.see('recording-kept', { timeoutMs: 30_000 });
  const played = await playRecording(technician);
  const [first, second] = played.quarters as [Rgb, Rgb, Rgb, Rgb];
  for (const part of first) expect(part).toBeGreaterThan(200);
  expect(second[0]).toBeLessThan(100);
  expect(played.lastAt).toBeGreaterThan(5);
});

it.each(browserPairs.filter(({ customer }) => customer === 'chromium'))(
  '[ST9] is as large as the largest picture that came ($technician)',
  async ({ technician: browser }) => {
    const sides = await startSession(rig, { ...shown, technician: browser });
    const { technician, customer } = sides;
    await customer.evaluate(() => globalThis.testScreen.resize(400, 300), undefined);
    await shareTestScreen(sides);
    await allowRecording(sides);
    await recordMore(technician, some / 5);
    await customer.evaluate(() => globalThis.testScreen.resize(1280, 720), undefined);
    await technician.until(
      () => document.querySelector<HTMLVideoElement>('[data-testid=stage]')?.videoWidth === 1280,
      undefined,
      { timeoutMs: 30_000 }
    );
    await recordMore(technician, some);
    await technician.click('record');
    await technician.see('recording-kept', { timeoutMs: 30_000 });
    const played = await playRecording(technician);
    expectWhole(played);
    // what a player fits everything into that does not follow the pictures
    expect(played.headerSize).toEqual([1280, 720]);
  }
);

/** In the yellow quarter. */
const line: Place[] = Array.from({ length: 15 }, (_, at) => [0.6 + at * 0.02, 0.75]);
const isInk = ([red, green, blue]: Rgb): boolean => red > 150 && green < 110 && blue < 110;

it.each([
  ['in front', false],
  ['behind another session', true]
] as const)(
  '[BD12] a recording, %s, has the marks on its picture, and none of them on the picture after it',
  async (_, isBehind) => {
    const sides = await startSession(rig, shown);
    const { technician, customer } = sides;
    await shareTestScreen(sides);
    await allowRecording(sides);
    await technician.click('draw');
    await stroke(technician, line);
    await seeStrokes(customer, 1);
    if (isBehind) {
      await createPin(technician, 'Bo');
      await technician.seeGone('stage');
    }
    const watchFor = async (ms: number): Promise<void> => {
      const since = Date.now();
      await expect.poll(() => Date.now() - since, { timeout: 15_000, interval: 500 }).toBeGreaterThan(ms);
    };
    await watchFor(4_000);
    await customer.click('what-they-see');
    await customer.click('choose-again');
    await customer.until(() => globalThis.testScreen.captures === 2, undefined);
    await seeStrokes(customer, 0);
    await watchFor(4_000);
    await customer.click('stop-power[data-power="recording"]');
    if (isBehind) {
      await technician.seeGone('recording-mark', { timeoutMs: 30_000 });
      await technician.click('session-row[data-name="Ida"]');
    }
    await technician.see('recording-kept', { timeoutMs: 30_000 });
    const { place } = await playRecording(technician, [0.75, 0.75]);
    expect(place.some(isInk)).toBe(true);
    expect(place.slice(-2).some(isInk)).toBe(false);
  }
);
