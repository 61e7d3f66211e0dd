// features: screen, board, tab-zoom
import { expect, it, vi } from 'vitest';
import { seeInk, seeStrokes, stroke, type Place } from '../support/board.js';
import {
  endSession,
  logKinds,
  seeChat,
  sendChat,
  shareScreen,
  startSession,
  type SessionOptions,
  type Sides
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { clickTool } from '../support/stage-tools.js';
import { seeColour, testScreen, type Rgb } from '../support/test-screen.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

const red: Rgb = [255, 0, 0];
const green: Rgb = [0, 160, 0];
const across: Place[] = Array.from({ length: 21 }, (_, i) => [0.2 + i * 0.03, 0.75]);

async function showing(options: SessionOptions = {}): Promise<Sides> {
  const sides = await startSession(rig, { customerPage: { initScript: testScreen }, ...options });
  await shareScreen(sides);
  await seeColour(sides.technician, 'stage', [0.25, 0.25], red);
  await sides.technician.see('magnifier', { timeoutMs: 30_000 });
  return sides;
}

/** Keeps the windows that the page opens, which are pages of nobody. */
const keepWindows = `{
  const open = globalThis.open;
  globalThis.open = (...all) => (globalThis.opened = open.apply(globalThis, all));
}`;

/** Waits until the window of the stage shows red in its upper left quarter. */
const seeWindowPicture = (page: Page): Promise<unknown> =>
  page.until(
    () => {
      const { opened } = globalThis as unknown as { opened?: Window };
      const video = opened?.document.querySelector<HTMLVideoElement>('[data-testid=stage]');
      if (!video || video.videoWidth === 0) return false;
      const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
      const context = canvas.getContext('2d')!;
      context.drawImage(video, 0, 0, 2, 2);
      const [r, g] = context.getImageData(0, 0, 1, 1).data;
      return r! > 180 && g! < 80;
    },
    undefined,
    { timeoutMs: 30_000 }
  );

const clickInWindow = (page: Page, testid: string): Promise<unknown> =>
  page.until((id) => {
    const { opened } = globalThis as unknown as { opened?: Window };
    const button = opened?.document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
    button?.click();
    return button !== null && button !== undefined;
  }, testid);

it('[ST13] goes into a window of its own and back, with the same picture, and always when that is wanted', async () => {
  const { technician, customer } = await showing({ technicianPage: { initScript: keepWindows } });
  await technician.click('detach');
  await technician.see('detached');
  await seeWindowPicture(technician);
  expect(await technician.count('stage')).toBe(0);
  await clickInWindow(technician, 'view-actual');
  await technician.until(() => {
    const { opened } = globalThis as unknown as { opened: Window };
    return opened.document.querySelector('[data-testid=picture-box][data-size=actual]') !== null;
  }, undefined);
  // the conversation can be had in it
  await clickInWindow(technician, 'stage-chat');
  await technician.until(() => {
    const { opened } = globalThis as unknown as { opened: Window };
    return opened.document.querySelector('[data-testid=floating-chat]') !== null;
  }, undefined);
  await technician.click('always-window');
  await clickInWindow(technician, 'attach');
  await seeColour(technician, 'stage', [0.25, 0.25], red);
  await customer.see('sharing-indicator[data-sharing="screen"]');

  await technician.click('stop-view');
  await technician.click('request-screen');
  await technician.see('detached');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await seeWindowPicture(technician);
  // closing the window by its own cross brings the stage back
  await technician.evaluate(() => (globalThis as unknown as { opened: Window }).opened.close(), undefined);
  await seeColour(technician, 'stage', [0.25, 0.25], red);
});

it('[ST4] smooth motion and sharp text reach the customer’s encoder', async () => {
  const watchEncoder = `{
    const set = RTCRtpSender.prototype.setParameters;
    RTCRtpSender.prototype.setParameters = function (parameters, ...options) {
      const sender = this;
      // it is told before it gets the track
      globalThis.encoder = {
        prefers: parameters.degradationPreference,
        get hint() {
          return sender.track?.contentHint;
        }
      };
      return set.call(this, parameters, ...options);
    };
  }`;
  const { technician, customer } = await showing({ customerPage: { initScript: testScreen + watchEncoder } });
  const seeEncoder = (prefers: string, hint: string): Promise<unknown> =>
    customer.until(
      (wanted) => {
        const { encoder } = globalThis as unknown as { encoder?: { prefers: string; hint: string } };
        return encoder?.prefers === wanted.prefers && encoder.hint === wanted.hint;
      },
      { prefers, hint }
    );
  await seeEncoder('maintain-resolution', 'text');
  await clickTool(technician, 'quality-motion');
  await seeEncoder('maintain-framerate', 'motion');
  await seeColour(technician, 'stage', [0.25, 0.25], red);
  await clickTool(technician, 'quality-motion');
  await seeEncoder('maintain-resolution', 'text');
});

it('[ST14] in full screen the conversation is beside the picture', async () => {
  const { technician, customer } = await showing();
  await technician.click('fullscreen');
  await technician.until(() => document.fullscreenElement !== null, undefined);
  await technician.click('stage-chat');
  await technician.fill('floating-chat chat-input', 'do you see the red part?');
  await technician.click('floating-chat chat-send');
  await seeChat(customer, 'do you see the red part?');
  await sendChat(customer, 'yes, at the top');
  await technician.until(
    () =>
      document
        .querySelector<HTMLElement>('[data-testid=floating-chat]')
        ?.innerText.includes('yes, at the top'),
    undefined
  );
  await technician.click('fullscreen');
  await technician.until(() => document.fullscreenElement === null, undefined);
  await technician.seeGone('floating-chat');
});

/** Keeps what is copied and what is downloaded, as pictures. */
const keepPictures = `
  globalThis.pictures = [];
  const keep = async (blob, name) => globalThis.pictures.push({ bitmap: await createImageBitmap(blob), name, type: blob.type });
  navigator.clipboard.write = async ([item]) => keep(await item.getType('image/png'), 'clipboard');
  const make = URL.createObjectURL;
  const blobs = new Map();
  URL.createObjectURL = (blob) => {
    const url = make(blob);
    blobs.set(url, blob);
    return url;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) void keep(blobs.get(this.href), this.download);
    else click.call(this);
  };`;

interface Kept {
  name: string;
  size: [number, number];
  /** Upper left quarter, and the middle of the line that is drawn. */
  corner: number[];
  line: number[];
}

const lastPicture = (page: Page, count: number): Promise<Kept> =>
  page.until((wanted) => {
    const { pictures } = globalThis as unknown as { pictures: { bitmap: ImageBitmap; name: string }[] };
    if (pictures.length < wanted) return undefined;
    const { bitmap, name } = pictures.at(-1)!;
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const at = (x: number, y: number): number[] => [
      ...context
        .getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1)
        .data.slice(0, 3)
    ];
    return {
      name,
      size: [bitmap.width, bitmap.height] as [number, number],
      corner: at(0.25, 0.25),
      line: at(0.35, 0.75)
    };
  }, count);

const isAbout = (seen: number[], wanted: readonly number[]): boolean =>
  wanted.every((value, at) => Math.abs(value - seen[at]!) < 70);

it('[ST15] a screenshot goes to a file, the clipboard, the conversation and the notes, whole or a part, with marks or without', async () => {
  const { technician, customer } = await showing({
    technicianPage: { initScript: keepPictures, viewport: { width: 1440, height: 900 } }
  });
  await technician.click('draw');
  await stroke(technician, across);
  await seeStrokes(technician, 1);
  const take = async (item: string): Promise<void> => {
    await technician.click('screenshot');
    await technician.click(item);
  };
  await take('screenshot-file');
  const whole = await lastPicture(technician, 1);
  expect(whole.size).toEqual([1280, 720]);
  expect(whole.name).toMatch(/^tincan-\d{4}-\d\d-\d\d-\d{6}\.png$/);
  expect(isAbout(whole.corner, red)).toBe(true);
  expect(isAbout(whole.line, [229, 35, 27])).toBe(true);

  await take('screenshot-marks');
  await take('screenshot-clipboard');
  const plain = await lastPicture(technician, 2);
  expect(plain.name).toBe('clipboard');
  expect(isAbout(plain.line, [0, 0, 255])).toBe(true);

  await take('screenshot-region-file');
  await technician.see('region');
  // the middle of the screen as corner: the lower right quarter
  const [from, to] = await technician.evaluate(() => {
    const { left, top, width, height } = document
      .querySelector('[data-testid=region]')!
      .getBoundingClientRect();
    return [
      { x: left + width * 0.5, y: top + height * 0.5 },
      { x: left + width * 0.98, y: top + height * 0.98 }
    ] as const;
  }, undefined);
  const mouse = (type: string, place: { x: number; y: number }): Promise<unknown> =>
    technician.devTools('Input.dispatchMouseEvent', {
      type,
      ...place,
      button: 'left',
      buttons: 1,
      clickCount: 1
    });
  await mouse('mousePressed', from);
  await mouse('mouseMoved', to);
  await mouse('mouseReleased', to);
  const part = await lastPicture(technician, 3);
  expect(Math.abs(part.size[0] - 614)).toBeLessThan(6);
  expect(Math.abs(part.size[1] - 346)).toBeLessThan(6);
  expect(isAbout(part.line, [255, 255, 0])).toBe(true);

  await take('screenshot-chat');
  await customer.until(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=file-row]')].some(({ innerText }) =>
        /tincan-.*\.png/.test(innerText)
      ),
    undefined,
    { timeoutMs: 30_000 }
  );

  await take('screenshot-notes');
  await technician.click('tab-notes');
  await expect
    .poll(() => technician.text('notes'), { timeout: 20_000 })
    .toMatch(/tincan-\d{4}-\d\d-\d\d-\d{6}\.png/);
});

it('[BD9] a screenshot of a frozen picture has what is shown: its shape, its pixels and its marks', async () => {
  const { technician, customer } = await showing({
    technicianPage: { initScript: keepPictures, viewport: { width: 1440, height: 900 } }
  });
  await technician.click('draw');
  await stroke(technician, across);
  await seeStrokes(technician, 1);
  await technician.click('freeze');
  await technician.see('frozen-picture');
  await customer.evaluate(() => {
    globalThis.testScreen.paint('#ffffff');
    globalThis.testScreen.resize(600, 600);
  }, undefined);
  await technician.until(
    () => document.querySelector<HTMLVideoElement>('[data-testid=stage]')?.videoWidth === 600,
    undefined,
    { timeoutMs: 30_000 }
  );
  await seeColour(technician, 'stage', [0.25, 0.25], [255, 255, 255]);
  await technician.click('screenshot');
  await technician.click('screenshot-file');
  const frozen = await lastPicture(technician, 1);
  expect(frozen.size).toEqual([1280, 720]);
  expect(isAbout(frozen.corner, red)).toBe(true);
  expect(isAbout(frozen.line, [229, 35, 27])).toBe(true);
});

/** One step of the person's own wheel over the picture in the guide. */
async function turnWheel(customer: Page): Promise<void> {
  const middle = await customer.evaluate(() => {
    const box = document.querySelector('[data-testid=guide-mirror]')!.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, undefined);
  const turn = { type: 'mouseWheel', deltaX: 0, deltaY: 120, ...middle };
  await customer.devTools('Input.dispatchMouseEvent', turn);
}

it('[ST12] zooms a tab that is really shared, only when allowed, and ends when the customer closes that tab', async () => {
  const sides = await startSession(rig, { customerPage: { sharesTab: 'Shop window' } });
  const { technician, customer } = sides;
  const shop = await customer.newTab();
  shop.allowProblems(/favicon/);
  await shop.goto(`${rig.site.url}config.json`);
  await shop.evaluate(() => {
    const page = document.open();
    page.write('<!doctype html><title>Shop window</title><body>');
    page.close();
    document.body.style.height = '4000px';
    document.addEventListener('scrollend', () => (document.body.dataset['at'] = `${Math.round(scrollY)}`));
    let n = 0;
    setInterval(() => {
      document.body.style.background = n++ % 2 ? '#00a000' : '#00b000';
      document.body.dataset['ticks'] = `${n}`;
    }, 100);
  }, undefined);
  await shareScreen(sides);
  await seeColour(technician, 'stage', [0.5, 0.5], green);
  const zoomOf = (): Promise<number> => shop.evaluate(() => Math.round(devicePixelRatio * 100), undefined);
  expect(await zoomOf()).toBe(100);

  await clickTool(technician, 'ask-control-tab');
  await customer.click('consent[data-consent="control-tab"] consent-decline');
  expect(await technician.count('tab-zoom-in')).toBe(0);

  await clickTool(technician, 'ask-control-tab');
  await customer.click('consent[data-consent="control-tab"] consent-allow');
  await clickTool(technician, 'tab-zoom-in');
  await expect.poll(zoomOf, { timeout: 20_000 }).toBe(110);
  await technician.until(
    () => document.querySelector<HTMLElement>('[data-testid=tab-zoom]')?.dataset['percent'] === '110',
    undefined
  );
  // the customer's own wheel, over the picture in the guide
  await technician.click('draw');
  await stroke(technician, across);
  await customer.see('guide-mirror');
  const scrolled = (): Promise<number> => shop.evaluate(() => Math.round(scrollY), undefined);
  expect(await scrolled()).toBe(0);
  await turnWheel(customer);
  const at = Number(await shop.until(() => document.body.dataset['at'], undefined));
  expect(at).toBeGreaterThan(0);

  // what would move below a black box is neither zoomed nor scrolled (ST18)
  await customer.click('what-they-see');
  await customer.click('draw-box');
  await customer.see('box-picker');
  await customer.press('Enter');
  await customer.see('zoom-off');
  await technician.until(() => document.querySelector('[data-testid=tab-zoom-off]') !== null, undefined);
  await customer.click('clear-boxes');
  await technician.until(() => document.querySelector('[data-testid=tab-zoom-in]') !== null, undefined);

  await customer.click('stop-power[data-power="control-tab"]');
  await technician.until(() => document.querySelector('[data-testid=tab-zoom-in]') === null, undefined);
  await turnWheel(customer);
  // a wheel that is passed on has moved the tab long before
  const ticks = await shop.evaluate(() => Number(document.body.dataset['ticks']), undefined);
  await shop.until((before) => Number(document.body.dataset['ticks']) > before + 15, ticks);
  expect(await scrolled()).toBe(at);

  // the customer closes what is shared
  await shop.close();
  await technician.see('stage-message[data-phase="ended"]', { timeoutMs: 20_000 });
  await customer.seeGone('sharing-indicator');
  await customer.see('customer[data-status="active"]');
  await endSession(technician, sides);
  expect(await logKinds(technician)).toContain('screen-stopped-by-browser');
});

it('[ST16] the tools fit in one row beside both panels, and those in the menu are reached by keyboard', async () => {
  const { technician, customer } = await showing({
    technicianPage: { viewport: { width: 1440, height: 900 } }
  });
  const rows = (): Promise<number> =>
    technician.evaluate(() => {
      const bar = document.querySelector('[data-testid=view-fit]')!.closest('.toolbar')!;
      const tops = [...bar.querySelectorAll('button, select')]
        .filter((each) => each.checkVisibility() && !each.closest('[popover]'))
        .map((each) => {
          const { top, height } = each.getBoundingClientRect();
          return Math.round((top + height / 2) / 10);
        });
      return new Set(tops).size;
    }, undefined);
  expect(await rows()).toBe(1);
  await technician.click('record');
  await customer.click('consent[data-consent="recording"] consent-allow');
  await technician.see('record-size', { timeoutMs: 30_000 });
  expect(await rows()).toBe(1);

  const focused = (): Promise<string | undefined> =>
    technician.evaluate(() => (document.activeElement as HTMLElement).dataset['testid'], undefined);
  await technician.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid=more-tools]')!.focus(),
    undefined
  );
  await technician.press('Enter');
  await expect.poll(focused).toBe('view-stretch');
  await technician.press('ArrowUp');
  expect(await focused()).toBe('show-own-screen');
  await technician.press('Home');
  await technician.press('ArrowDown');
  await technician.press('Enter');
  await technician.press('Escape');
  await technician.seeGone('view-stretch');
  expect(await focused()).toBe('more-tools');
});

it('[BD12] each of several screens keeps its own marks, and the customer’s guide shows the one in front', async () => {
  const { technician, customer } = await showing();
  await technician.click('draw');
  await stroke(technician, across);
  await seeStrokes(customer, 1);
  await clickTool(technician, 'request-another');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await technician.click('stage-screen[data-number="2"]');
  await seeStrokes(technician, 0);
  await Promise.all([
    seeInk(technician, 'red', [], [[0.5, 0.75]]),
    seeInk(customer, 'red', [], [[0.5, 0.75]])
  ]);
  await stroke(technician, [
    [0.2, 0.6],
    [0.5, 0.6],
    [0.8, 0.6]
  ]);
  await seeInk(customer, 'red', [[0.5, 0.6]], [[0.5, 0.75]]);
  await technician.click('stage-screen[data-number="1"]');
  await seeInk(technician, 'red', [[0.5, 0.75]], [[0.5, 0.6]]);
  await seeInk(customer, 'red', [[0.5, 0.75]], [[0.5, 0.6]]);
  // and after a reload of the technician's page
  await technician.reload();
  await technician.see('stage-screen[data-number="2"]', { timeoutMs: 30_000 });
  await seeInk(technician, 'red', [[0.5, 0.75]], [[0.5, 0.6]]);
});

it('[BD12] on the technician’s own screen both draw, and nothing of it lies on the next one', async () => {
  const { technician, customer } = await startSession(rig, { technicianPage: { initScript: testScreen } });
  await technician.click('show-own-screen');
  await customer.see('seen-screen', { timeoutMs: 30_000 });
  await technician.click('draw-own-screen');
  await seeColour(technician, 'own-picture', [0.25, 0.25], red);
  await stroke(technician, across);
  await seeInk(technician, 'red', [[0.5, 0.75]], [[0.5, 0.6]]);
  await seeInk(customer, 'red', [[0.5, 0.75]], [[0.5, 0.6]]);
  await customer.click('seen-draw');
  await stroke(customer, [
    [0.2, 0.6],
    [0.5, 0.6],
    [0.8, 0.6]
  ]);
  await seeInk(technician, 'red', [[0.5, 0.6]]);
  await technician.click('end-own-screen');
  await customer.seeGone('seen-screen');
  await technician.seeGone('own-picture');

  await technician.click('show-own-screen');
  await customer.see('seen-screen', { timeoutMs: 30_000 });
  await technician.click('draw-own-screen');
  await seeColour(technician, 'own-picture', [0.25, 0.25], red);
  await customer.click('seen-draw');
  await Promise.all([seeStrokes(technician, 0), seeStrokes(customer, 0)]);
});
