// features: guide, board
import { describe, expect, it, vi } from 'vitest';
import { seeInk, seeStrokes, stroke, type Place } from '../support/board.js';
import { seeChat, seeEvent, shareScreen, startSession, type Sides } from '../support/flow.js';
import { inGuideWindow, type WithPip } from '../support/guide-window.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';
import { expectMovingPicture, showMovingPattern } from '../support/video.js';

// A busy machine needs a minute for a session, and a guide comes after that.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

const line: Place[] = Array.from({ length: 15 }, (_, i) => [0.3 + i * 0.03, 0.3]);

async function sharing(options: Parameters<typeof startSession>[1] = {}): Promise<Sides> {
  const sides = await startSession(rig, options);
  await shareScreen(sides);
  await showMovingPattern(sides.customer);
  await expectMovingPicture(sides.technician);
  return sides;
}

/** Writes into the box of the small window. */
const reply = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const { window: opened } = (globalThis as WithPip).documentPictureInPicture!;
    const field = opened!.document.querySelector<HTMLInputElement>('[data-testid=guide-reply]')!;
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

/** Two pictures of the technician's stage, taken so far apart that a moving one had changed. */
const standsStill = (page: Page): Promise<unknown> =>
  page.until(
    () => {
      const video = document.querySelector<HTMLVideoElement>('[data-testid=stage]')!;
      const canvas = new OffscreenCanvas(32, 18);
      const context = canvas.getContext('2d')!;
      context.drawImage(video, 0, 0, 32, 18);
      const pixels = [...context.getImageData(0, 0, 32, 18).data];
      const isBlack = pixels.every((value, i) => i % 4 === 3 || value < 16);
      const keeper = globalThis as { still?: { at: number; pixels: number[] } };
      const before = keeper.still;
      const isSame = before?.pixels.every((value, i) => Math.abs(value - pixels[i]!) < 3) ?? false;
      if (!before || !isSame) keeper.still = { at: performance.now(), pixels };
      return !isBlack && isSame && before && performance.now() - before.at > 1_500;
    },
    undefined,
    { timeoutMs: 30_000 }
  );

it('[GW1] a pause holds the picture back and says so on both sides, over a reload too, until it goes on', async () => {
  const sides = await sharing();
  const { technician, customer } = sides;
  await customer.click('pause-sharing');
  await technician.see('stage-paused');
  await Promise.all([seeEvent(technician, 'screen-paused'), seeEvent(customer, 'screen-paused')]);
  await standsStill(technician);
  expect(await customer.count('sharing-indicator')).toBe(1);

  await technician.reload();
  await technician.see('stage-paused', { timeoutMs: 30_000 });

  await customer.click('pause-sharing');
  await technician.seeGone('stage-paused');
  await expectMovingPicture(technician, 'stage', 40_000);
});

describe.each(browserNames)('in %s', (customerBrowser) => {
  it('[GW2] the guide stays on top: picture, marks, conversation, pause and stop in a window of its own', async () => {
    const { technician, customer } = await sharing({ customer: customerBrowser });
    await technician.click('draw');
    await stroke(technician, line);
    await seeStrokes(customer, 1);
    await customer.click('open-guide');
    await inGuideWindow(customer, '[data-testid=board][data-strokes="1"]');
    await customer.see('close-guide');
    // The picture plays, and the style sheets are those of the page.
    await customer.until(() => {
      const { window: opened } = (globalThis as WithPip).documentPictureInPicture!;
      const video = opened?.document.querySelector<HTMLVideoElement>('[data-testid=guide-picture]');
      const guide = opened?.document.querySelector('[data-testid=guide]');
      return (
        opened &&
        guide &&
        video &&
        video.videoWidth > 0 &&
        video.currentTime > 0 &&
        opened.getComputedStyle(guide).display === 'grid' &&
        opened.getComputedStyle(opened.document.documentElement).getPropertyValue('--accent') !== ''
      );
    }, undefined);

    await reply(customer, 'I see it');
    await inGuideWindow(customer, '[data-testid=guide-send]', true);
    await seeChat(technician, 'I see it');

    // a secret is asked about here, too (UI-C20)
    await reply(customer, 'it says 482913');
    await inGuideWindow(customer, '[data-testid=guide-send]', true);
    await inGuideWindow(customer, '[data-testid=secret-question]');
    await inGuideWindow(customer, '[data-testid=secret-remove]', true);
    await inGuideWindow(customer, '[data-testid=guide-send]', true);
    await seeChat(technician, 'it says');
    expect(await technician.count('chat-message[data-author="customer"]')).toBe(2);

    await inGuideWindow(customer, '[data-testid=pause-sharing]', true);
    await technician.see('stage-paused');
    await inGuideWindow(customer, '[data-testid=guide-stop]', true);
    await Promise.all([customer.seeGone('sharing-indicator'), technician.see('stage-message')]);
    await customer.until(() => !(globalThis as WithPip).documentPictureInPicture?.window, undefined);
  });
});

it('[GW2] the window enlarges the place that is marked, and lets go of it', async () => {
  const { technician, customer } = await sharing();
  await customer.click('open-guide');
  await inGuideWindow(customer, '[data-testid=guide]');
  await technician.click('draw');
  await stroke(technician, line);
  await inGuideWindow(customer, '[data-near="true"]');
  await inGuideWindow(customer, '[data-near="false"]');
});

it('[GW3] without windows of our own, the picture with its marks is the browser’s small video', async () => {
  const { technician, customer } = await sharing({
    customerPage: {
      // No browser without a screen has such a window: the video that would be in it is looked at instead.
      initScript: `delete globalThis.documentPictureInPicture;
        HTMLVideoElement.prototype.requestPictureInPicture = async function () { globalThis.small = this; };`
    }
  });
  await technician.click('draw');
  await stroke(technician, line);
  await seeStrokes(customer, 1);
  await seeInk(customer, 'red', [[0.5, 0.3]]);
  await customer.click('open-guide');
  await customer.until(
    () => {
      const { small } = globalThis as { small?: HTMLVideoElement };
      if (!small || small.videoWidth === 0) return false;
      const canvas = new OffscreenCanvas(small.videoWidth, small.videoHeight);
      const context = canvas.getContext('2d')!;
      context.drawImage(small, 0, 0);
      const isRed = (x: number, y: number): boolean => {
        const { data } = context.getImageData(x * canvas.width - 3, y * canvas.height - 3, 7, 7);
        return data.some((value, i) => i % 4 === 0 && value > 150 && data[i + 1]! < 90 && data[i + 2]! < 90);
      };
      return isRed(0.5, 0.3) && isRed(0.6, 0.3) && !isRed(0.5, 0.45);
    },
    undefined,
    { timeoutMs: 30_000 }
  );
});

it('[GW4] a picture of the whole screen is covered where the guide itself is on it', async () => {
  const { technician, customer } = await sharing();
  await technician.click('draw');
  await stroke(technician, line);
  await customer.click('open-guide');
  await inGuideWindow(customer, '[data-testid=guide-self]');
});
