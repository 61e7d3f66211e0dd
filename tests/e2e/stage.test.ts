// features: screen
import { expect, it, vi } from 'vitest';
import { logKinds, endSession, shareScreen, startSession, type Sides } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { pressAtOnce, pressedAtOnce } from '../support/press-at-once.js';
import { browserPairs, useRig } from '../support/rig.js';
import { clickTool } from '../support/stage-tools.js';
import { colourAt, seeColour, testScreen, type Rgb } from '../support/test-screen.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

const red: Rgb = [255, 0, 0];
const green: Rgb = [0, 160, 0];
const blue: Rgb = [0, 0, 255];
const yellow: Rgb = [255, 255, 0];
const black: Rgb = [0, 0, 0];
/** Middles of the four quarters. */
const quarters = {
  first: [0.25, 0.25],
  second: [0.75, 0.25],
  third: [0.25, 0.75],
  fourth: [0.75, 0.75]
} as const;

const shown = { customerPage: { initScript: testScreen } };

async function seeQuarters(page: Page, target: string): Promise<void> {
  await seeColour(page, target, quarters.first, red);
  await seeColour(page, target, quarters.second, green);
  await seeColour(page, target, quarters.third, blue);
  await seeColour(page, target, quarters.fourth, yellow);
}

async function shareTestScreen(sides: Sides): Promise<void> {
  await shareScreen(sides);
  await seeQuarters(sides.technician, 'stage');
  await sides.technician.see('magnifier', { timeoutMs: 20_000 });
}

const choose = (page: Page, target: string, value: string): Promise<void> =>
  page.evaluate(
    (question) => {
      const select = document.querySelector<HTMLSelectElement>(`[data-testid="${question.target}"]`)!;
      select.value = question.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { target, value }
  );

const pictureWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector<HTMLVideoElement>('[data-testid=stage]')!.videoWidth, undefined);

/** Drags with the real pointer from one place of a target to another, 0 to 1 across and down. Chromium only. */
async function drag(
  page: Page,
  target: string,
  from: readonly [number, number],
  to: readonly [number, number]
): Promise<void> {
  const places = await page.evaluate(
    ({ selector, ends }) => {
      const area = document.querySelector(selector)!.getBoundingClientRect();
      return ends.map(([x, y]) => ({ x: area.left + x * area.width, y: area.top + y * area.height }));
    },
    { selector: `[data-testid="${target}"]`, ends: [from, to] }
  );
  const [begin, end] = places as [{ x: number; y: number }, { x: number; y: number }];
  const mouse = (type: string, place: { x: number; y: number }): Promise<unknown> =>
    page.devTools('Input.dispatchMouseEvent', { type, ...place, button: 'left', buttons: 1, clickCount: 1 });
  await mouse('mousePressed', begin);
  await mouse('mouseMoved', { x: (begin.x + end.x) / 2, y: (begin.y + end.y) / 2 });
  await mouse('mouseMoved', end);
  await mouse('mouseReleased', end);
}

it('[ST1] zooms, stretches and magnifies, and follows a change of the resolution', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  const zoom = async (): Promise<number> => Number(await technician.attribute('zoom', 'data-zoom'));
  const box = (): Promise<{ width: number; height: number }> =>
    technician.evaluate(() => {
      const { clientWidth: width, clientHeight: height } =
        document.querySelector('[data-testid=picture-box]')!.firstElementChild!;
      return { width, height };
    }, undefined);

  const fitted = await zoom();
  expect(fitted).toBeLessThan(1);
  await clickTool(technician, 'view-stretch');
  const stretched = await box();
  const outer = await technician.evaluate(() => {
    const { clientWidth: width, clientHeight: height } = document.querySelector('[data-testid=picture-box]')!;
    return { width, height };
  }, undefined);
  expect(Math.abs(stretched.width - outer.width) + Math.abs(stretched.height - outer.height)).toBeLessThan(3);
  await technician.click('view-actual');
  expect(await box()).toEqual({ width: 1280, height: 720 });
  await clickTool(technician, 'zoom-in');
  expect(await zoom()).toBeCloseTo(1.25);
  expect((await box()).width).toBe(1600);
  await technician.click('view-fit');
  expect(await zoom()).toBeCloseTo(fitted);

  await technician.click('magnifier');
  // the lens is in the middle: the square that blinks there is 80 of its 260 pixels wide, whatever the zoom
  await seeColour(technician, 'lens', [0.1, 0.1], red);
  await seeColour(technician, 'lens', [0.9, 0.9], yellow);
  await expect
    .poll(() => colourAt(technician, 'lens', 0.62, 0.5))
    .toSatisfy((seen?: Rgb) => seen![0] === seen![2]);

  await customer.evaluate(() => globalThis.testScreen.resize(800, 600), undefined);
  await expect.poll(() => pictureWidth(technician), { timeout: 30_000 }).toBe(800);
  await seeQuarters(technician, 'stage');
  expect((await box()).width / (await box()).height).toBeCloseTo(4 / 3, 1);
});

it.each(browserPairs)(
  '[ST7] turns the customer’s encoder down to a small gray picture and up again, and fetches a still without loss ($technician, $customer)',
  async (pair) => {
    const sides = await startSession(rig, { ...pair, ...shown });
    const { technician, customer } = sides;
    await shareTestScreen(sides);
    await choose(technician, 'quality', 'very-low');
    await seeColour(technician, 'stage', quarters.third, [29, 29, 29], 40);
    await expect.poll(() => pictureWidth(technician), { timeout: 30_000 }).toBeLessThanOrEqual(640);
    await choose(technician, 'quality', 'automatic');
    await seeQuarters(technician, 'stage');

    await customer.evaluate(() => globalThis.testScreen.rest(), undefined);
    await clickTool(technician, 'take-still');
    await technician.see('still', { timeoutMs: 30_000 });
    // every second pixel of the top is white: no codec of the stream leaves that as it is
    const pixels = await technician.until(() => {
      const image = document.querySelector<HTMLImageElement>('[data-testid=still]');
      if (!image?.complete || image.naturalWidth === 0) return undefined;
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 1 });
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 100, 3, 8, 1, 0, 0, 8, 1);
      const { data } = context.getImageData(0, 0, 8, 1);
      return { width: image.naturalWidth, reds: [...data].filter((_, at) => at % 4 === 0) };
    }, undefined);
    expect(pixels).toEqual({ width: 1280, reds: [0, 255, 0, 255, 0, 255, 0, 255] });
    await customer.evaluate(() => globalThis.testScreen.paint('#ffffff'), undefined);
    await technician.seeGone('still', { timeoutMs: 30_000 });
  }
);

it.each(browserPairs)(
  '[ST18] what changes its size below a black box is held until the customer has looked ($technician, $customer)',
  async (pair) => {
    const sides = await startSession(rig, {
      ...pair,
      customerPage: { initScript: testScreen + pressAtOnce('confirm-picture') }
    });
    const { technician, customer } = sides;
    await shareScreen(sides);
    await customer.click('what-they-see');
    await customer.click('draw-box');
    await customer.see('box-picker');
    if (pair.customer === 'chromium') await drag(customer, 'box-picker', [0.05, 0.05], [0.45, 0.45]);
    else await customer.press('Enter');
    await seeColour(technician, 'stage', quarters.first, black, 20);
    await technician.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenSizes: seen });
      const video = document.querySelector<HTMLVideoElement>('[data-testid=stage]')!;
      video.addEventListener('resize', () => seen.push(`${video.videoWidth} × ${video.videoHeight}`));
    }, undefined);

    await customer.evaluate(() => globalThis.testScreen.resize(640, 480), undefined);
    await customer.see('picture-held', { timeoutMs: 30_000 });
    await technician.see('stage-paused');
    // the customer sees what it has become
    await customer.until(() => {
      const preview = document.querySelector<HTMLVideoElement>('[data-testid=preview]');
      return preview?.videoWidth === 640 && preview.videoHeight === 480;
    }, undefined);
    const seenSizes = (): Promise<string[]> =>
      technician.evaluate(() => (globalThis as unknown as { seenSizes: string[] }).seenSizes, undefined);
    expect(await seenSizes()).toEqual([]);
    // a press that was meant for what had been there has released nothing (UI-C15)
    expect(await pressedAtOnce(customer)).toEqual(['confirm-picture']);
    await customer.see('picture-held');

    await customer.click('confirm-picture');
    await technician.seeGone('stage-paused');
    await customer.seeGone('picture-held');
    await expect.poll(seenSizes, { timeout: 30_000 }).toEqual(['640 × 480']);
    await endSession(technician, sides);
    expect(await logKinds(customer)).toEqual(expect.arrayContaining(['screen-held', 'screen-looked-at']));
  }
);

it.each(browserPairs)(
  '[ST6] paints black before anything leaves, shows the customer what is seen, and lets them choose again ($technician, $customer)',
  async (pair) => {
    const sides = await startSession(rig, { ...pair, ...shown });
    const { technician, customer } = sides;
    await technician.click('request-screen');
    await customer.click('consent[data-consent="screen"] consent-look');
    await customer.see('preview', { timeoutMs: 20_000 });
    await seeQuarters(customer, 'preview');
    expect(await customer.count('sharing-indicator')).toBe(0);
    await technician.see('stage-message[data-phase="asking"]');
    await customer.click('choose-again');
    await customer.until(() => globalThis.testScreen.captures === 2, undefined);

    await customer.click('draw-box');
    await customer.see('box-picker');
    if (pair.customer === 'chromium') await drag(customer, 'box-picker', [0.05, 0.05], [0.45, 0.45]);
    // by the keyboard: all of it
    else await customer.press('Enter');
    await seeColour(customer, 'preview', quarters.first, black, 20);
    // nothing but black was ever in that place at the technician's
    await technician.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { brightest: seen });
      setInterval(() => {
        const video = document.querySelector<HTMLVideoElement>('[data-testid=stage]');
        if (!video || video.readyState < 2) return;
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
        const context = canvas.getContext('2d')!;
        context.drawImage(video, video.videoWidth / 4, video.videoHeight / 4, 1, 1, 0, 0, 1, 1);
        seen.push(Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3)));
      }, 20);
    }, undefined);
    await customer.click('consent[data-consent="screen"] consent-allow');
    await seeColour(technician, 'stage', quarters.first, black, 20);
    await expect
      .poll(
        () =>
          technician.evaluate(() => (globalThis as unknown as { brightest: number[] }).brightest.length, 0),
        {
          timeout: 20_000
        }
      )
      .toBeGreaterThan(10);
    const brightest = await technician.evaluate(
      () => Math.max(...(globalThis as unknown as { brightest: number[] }).brightest),
      0
    );
    expect(brightest).toBeLessThan(40);
    // nor in a still of it
    await clickTool(technician, 'take-still');
    await technician.see('still', { timeoutMs: 30_000 });
    await seeColour(technician, 'still', quarters.first, black, 5);

    await customer.click('what-they-see');
    await customer.click('shared-picture clear-boxes');
    await seeQuarters(technician, 'stage');
  }
);

it('[ST10] shows the technician’s own screen until either ends it, and warns of mirrors', async () => {
  const sides = await startSession(rig, {
    technicianPage: { initScript: testScreen },
    customerPage: { initScript: testScreen }
  });
  const { technician, customer } = sides;
  await technician.click('show-own-screen');
  await customer.see('seen-screen', { timeoutMs: 20_000 });
  await seeQuarters(customer, 'seen-video');
  expect(await customer.count('sharing-indicator')).toBe(0);
  await customer.click('seen-screen magnifier');
  await seeColour(customer, 'lens', [0.1, 0.1], red);
  await customer.click('seen-end');
  await technician.seeGone('own-screens');
  await customer.seeGone('seen-screen');

  await shareTestScreen(sides);
  await clickTool(technician, 'show-own-screen');
  await technician.see('mirror-warning');
  await customer.see('seen-screen', { timeoutMs: 20_000 });
  await technician.click('end-own-screen');
  await customer.seeGone('seen-screen');
  await customer.see('customer[data-status="active"]');
  await endSession(technician, sides);
  for (const side of [technician, customer])
    expect((await logKinds(side)).filter((kind) => kind === 'own-screen-stopped')).toHaveLength(2);
});

it('[ST11] puts several screens on the stage and ends each by itself', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  await clickTool(technician, 'request-another');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await technician.see('stage-screen[data-number="2"]', { timeoutMs: 20_000 });
  await technician.click('stage-screen[data-number="2"]');
  await seeQuarters(technician, 'stage');
  await technician.click('stop-view');
  await technician.seeGone('stage-screen');
  await seeQuarters(technician, 'stage');
  await customer.see('sharing-indicator[data-sharing="screen"]');
  await technician.click('stop-view');
  await customer.seeGone('sharing-indicator');
  await technician.see('stage-message[data-phase="ended"]');
});

it('[ST8] tells a picture that stands still while the customer moves from one at rest', async () => {
  const sides = await startSession(rig, shown);
  const { technician, customer } = sides;
  await shareTestScreen(sides);
  // no frame leaves any more, and yet the person is there
  await customer.evaluate(() => globalThis.testScreen.stall(), undefined);
  const move = setInterval(
    () =>
      void customer
        .evaluate(() => document.dispatchEvent(new Event('pointermove', { bubbles: true })), undefined)
        .catch(() => undefined),
    700
  );
  try {
    await technician.see('frozen', { timeoutMs: 50_000 });
  } finally {
    clearInterval(move);
  }
  await customer.evaluate(() => globalThis.testScreen.move(), undefined);
  await technician.seeGone('frozen', { timeoutMs: 30_000 });
});
