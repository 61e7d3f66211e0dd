// features: board
import { describe, expect, it, vi } from 'vitest';
import { hover, seeInk, seeStrokes, stroke, type Place } from '../support/board.js';
import { shareScreen, startSession, type Sides } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserPairs, useRig } from '../support/rig.js';
import { seeColour, testScreen } from '../support/test-screen.js';
import { expectMovingPicture, showMovingPattern } from '../support/video.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

const across: Place[] = Array.from({ length: 21 }, (_, i) => [0.2 + i * 0.03, 0.3]);
const on: Place[] = [
  [0.3, 0.3],
  [0.5, 0.3],
  [0.7, 0.3]
];
const beside: Place[] = [
  [0.1, 0.3],
  [0.5, 0.4],
  [0.5, 0.2],
  [0.9, 0.3]
];

/** Both sides with a shared screen, and the technician's pen in the hand. */
async function drawing(options: Parameters<typeof startSession>[1] = {}): Promise<Sides> {
  const sides = await startSession(rig, options);
  await shareScreen(sides);
  await showMovingPattern(sides.customer);
  await expectMovingPicture(sides.technician);
  await sides.technician.click('draw');
  return sides;
}

describe.each(browserPairs)('technician in $technician, customer in $customer', (pair) => {
  it('[BD1] marks lie at the right place of the picture on both sides, and survive a reload of either', async () => {
    const { technician, customer } = await drawing(pair);
    await stroke(technician, across);
    await Promise.all([seeStrokes(technician, 1), seeStrokes(customer, 1)]);
    await seeInk(technician, 'red', on, beside);
    await seeInk(customer, 'red', on, beside);

    await customer.click('draw');
    await stroke(customer, [
      [0.5, 0.6],
      [0.5, 0.7],
      [0.5, 0.8]
    ]);
    await seeStrokes(technician, 2);
    await seeInk(technician, 'red', [[0.5, 0.7]], [[0.6, 0.7]]);

    await technician.reload();
    await expectMovingPicture(technician);
    await seeStrokes(technician, 2);
    await seeInk(technician, 'red', [...on, [0.5, 0.7]], beside);
  });
});

describe('three shapes of windows', () => {
  it.each([
    { name: 'wide', technicianSize: [1440, 500], customerSize: [1200, 800] },
    { name: 'tall', technicianSize: [1000, 1000], customerSize: [390, 844] },
    { name: 'usual', technicianSize: [1440, 900], customerSize: [320, 640] }
  ] as const)('[BD1] a mark in a $name window is at the same place of the other’s picture', async (shape) => {
    const size = ([width, height]: readonly [number, number]) => ({ viewport: { width, height } });
    const { technician, customer } = await drawing({
      technicianPage: size(shape.technicianSize),
      customerPage: size(shape.customerSize)
    });
    await technician.click('tool-rectangle');
    await stroke(technician, [
      [0.6, 0.6],
      [0.7, 0.7],
      [0.9, 0.8]
    ]);
    const edges: Place[] = [
      [0.6, 0.7],
      [0.75, 0.6],
      [0.9, 0.7],
      [0.75, 0.8]
    ];
    const free: Place[] = [
      [0.75, 0.7],
      [0.5, 0.7],
      [0.75, 0.5],
      [0.96, 0.7]
    ];
    await seeInk(technician, 'red', edges, free);
    await seeStrokes(customer, 1);
    await seeInk(customer, 'red', edges, free);
  });
});

it('[BD3] undo, redo, eraser and clearing reach what they should, on both sides', async () => {
  const { technician, customer } = await drawing();
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await customer.click('draw');
  await stroke(customer, [
    [0.2, 0.8],
    [0.8, 0.8]
  ]);
  await seeStrokes(technician, 2);

  await technician.click('board-undo');
  await Promise.all([seeStrokes(technician, 1), seeStrokes(customer, 1)]);
  await technician.click('board-redo');
  await seeStrokes(customer, 2);

  await customer.click('clear-board');
  await seeStrokes(technician, 1);
  await customer.click('board-undo');
  await seeStrokes(technician, 2);

  await technician.click('board-erase');
  await stroke(technician, [
    [0.5, 0.85],
    [0.5, 0.8],
    [0.5, 0.75]
  ]);
  await Promise.all([seeStrokes(technician, 1), seeStrokes(customer, 1)]);
  await seeInk(customer, 'red', on, [[0.5, 0.8]]);

  await technician.click('clear-board');
  await technician.click('clear-all');
  await Promise.all([seeStrokes(technician, 0), seeStrokes(customer, 0)]);
  await seeInk(customer, 'red', [], on);
});

it('[BD8] the laser pointer is seen where it is, in the customer’s picture, and goes', async () => {
  const { technician, customer } = await drawing();
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await technician.click('laser');
  await hover(technician, [0.75, 0.75]);
  await seeInk(customer, 'red', [[0.75, 0.75]], [[0.5, 0.75]]);
  await hover(technician, [0.25, 0.75]);
  await seeInk(customer, 'red', [[0.25, 0.75]], [[0.75, 0.75]]);
  await technician.click('laser');
  await seeInk(customer, 'red', [], [[0.25, 0.75]]);
});

it('[BD5] an empty board opens on both sides without any screen, and both draw on it', async () => {
  const { technician, customer } = await startSession(rig);
  await technician.click('open-board');
  await technician.see('board-bar');
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await seeInk(customer, 'red', on, beside);
  await customer.click('draw');
  await stroke(customer, [
    [0.2, 0.8],
    [0.8, 0.8]
  ]);
  await seeStrokes(technician, 2);
  await seeInk(technician, 'red', [[0.5, 0.8]]);
  await technician.click('laser');
  await hover(technician, [0.75, 0.5]);
  await seeInk(customer, 'red', [[0.75, 0.5]]);
  await technician.click('board-page');
  await customer.seeGone('board');
});

it('[BD9] a frozen picture stands still on both sides until it is let go', async () => {
  const { technician, customer } = await drawing();
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await technician.click('freeze');
  await Promise.all([technician.see('frozen-picture'), customer.see('frozen-picture')]);
  expect(await customer.attribute('board', 'data-frozen')).toBe(
    await technician.attribute('board', 'data-frozen')
  );
  await technician.click('freeze');
  await Promise.all([technician.seeGone('frozen-picture'), customer.seeGone('frozen-picture')]);
});

/** The same on a screen that a test can change. */
async function drawingOnTestScreen(): Promise<Sides> {
  const sides = await startSession(rig, { customerPage: { initScript: testScreen } });
  await shareScreen(sides);
  await seePicture(sides.technician);
  await sides.technician.click('draw');
  return sides;
}

const seePicture = (technician: Page): Promise<void> =>
  seeColour(technician, 'stage', [0.75, 0.25], [0, 160, 0]);

const bothSee = ({ technician, customer }: Sides, count: number) =>
  Promise.all([seeStrokes(technician, count), seeStrokes(customer, count)]);

/** Width to height of what is frozen, as it is on the page. */
const frozenShape = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { width, height } = document.querySelector('[data-testid=frozen-picture]')!.getBoundingClientRect();
    return width / height;
  }, undefined);

it('[BD12] what was drawn on one picture lies on no other: not after another choice, not after a switch in the same capture, not after Stop', async () => {
  const sides = await drawingOnTestScreen();
  const { technician, customer } = sides;
  await stroke(technician, across);
  await bothSee(sides, 1);
  await customer.click('what-they-see');
  await customer.click('choose-again');
  await customer.until(() => globalThis.testScreen.captures === 2, undefined);
  await bothSee(sides, 0);
  await stroke(technician, across);
  await bothSee(sides, 1);

  await customer.evaluate(() => globalThis.testScreen.switchSource(), undefined);
  await bothSee(sides, 0);
  await stroke(technician, across);
  await bothSee(sides, 1);

  await technician.click('stop-view');
  await customer.seeGone('sharing-indicator');
  await shareScreen(sides);
  await seePicture(technician);
  await bothSee(sides, 0);
  await stroke(technician, across);
  await bothSee(sides, 1);
});

it('[BD9] what is frozen keeps its shape and its marks while the live picture changes', async () => {
  const sides = await drawingOnTestScreen();
  const { technician, customer } = sides;
  // nothing red but the pen
  await customer.evaluate(() => globalThis.testScreen.paint('#ffffff'), undefined);
  await seeColour(technician, 'stage', [0.25, 0.25], [255, 255, 255]);
  await stroke(technician, across);
  await bothSee(sides, 1);
  await technician.click('freeze');
  await Promise.all([technician.see('frozen-picture'), customer.see('frozen-picture')]);

  await customer.evaluate(() => globalThis.testScreen.resize(600, 600), undefined);
  const isSquare = (selector: string): boolean => {
    const video = document.querySelector<HTMLVideoElement>(selector);
    return video?.videoWidth === 600 && video.videoHeight === 600;
  };
  await technician.until(isSquare, '[data-testid=stage]', { timeoutMs: 30_000 });
  await customer.until(isSquare, '[data-testid=guide-picture]', { timeoutMs: 30_000 });
  for (const page of [technician, customer]) expect(await frozenShape(page)).toBeCloseTo(16 / 9, 1);
  await seeInk(technician, 'red', on, beside);
  await seeInk(customer, 'red', on, beside);

  await customer.click('what-they-see');
  await customer.click('choose-again');
  await customer.until(() => globalThis.testScreen.captures === 2, undefined);
  await seePicture(technician);
  await bothSee(sides, 1);
  for (const page of [technician, customer]) expect(await frozenShape(page)).toBeCloseTo(16 / 9, 1);

  await technician.click('freeze');
  await Promise.all([technician.seeGone('frozen-picture'), customer.seeGone('frozen-picture')]);
  await bothSee(sides, 0);
});

it('[BD10] the technician points by words, and the customer reads them and sees where', async () => {
  const { technician, customer } = await drawing();
  await technician.click('look');
  await technician.click('look-top-right');
  await customer.see('guide-look');
  expect(await customer.text('guide-news')).toBe('Look at the top right');
  expect(
    await customer.evaluate(() => document.querySelector('[role=status][data-testid=guide-news]') !== null, 0)
  ).toBe(true);
});

it('[BD11] a mark that fades goes by itself, on both sides', async () => {
  const { technician, customer } = await drawing();
  await technician.click('board-fade');
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await seeInk(customer, 'red', on);
  await Promise.all([seeStrokes(technician, 0, 30_000), seeStrokes(customer, 0, 30_000)]);
  await seeInk(customer, 'red', [], on);
});

it('[BD2] words on the picture stay words', async () => {
  const { technician, customer } = await drawing();
  await technician.click('tool-text');
  await stroke(technician, [[0.2, 0.2]]);
  await technician.see('board-text');
  await technician.fill('board-text', '<img src=x onerror=alert(1)> Click here');
  await technician.press('Enter');
  await Promise.all([seeStrokes(technician, 1), seeStrokes(customer, 1)]);
  await seeInk(customer, 'red', [[0.22, 0.22]]);
  expect(await customer.evaluate(() => document.querySelectorAll('img[src=x]').length, 0)).toBe(0);
});
