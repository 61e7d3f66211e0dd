import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeStrokes, type Place } from '../support/board.js';
import { createLink, joinWithLink, beginWaiting, openConsole, type Sides } from '../support/flow.js';
import { seeProgress } from '../support/files.js';
import { median } from '../support/figures.js';
import type { Page } from '../support/page.js';
import { connectChat, openBarePage } from './bare.js';
import { repeat, type Bench } from './bench.js';
import { largeFile } from './large-file.js';
import { stopwatchScript } from './stopwatch.js';

/** Strokes per second that must be sustained, and for how long they are drawn. */
const strokesPerSecond = 60;
const manyStrokes = 5_000;
/** More than is through while the pointer is measured. */
const busyMegabytes = 1_000;

const measured = { initScript: stopwatchScript };

const inkTimeoutMs = 15_000;

declare global {
  /** Milliseconds since the epoch. */
  var inkAt: Promise<number>;
  var movedAt: number;
}

/** Mark moved → inked at the other side, pointer likewise; and how a board with 5,000 strokes is painted. */
export async function measureBoard(bench: Bench): Promise<void> {
  const { figures } = bench;
  const bare = await measureBare(bench);
  const sides = await openPages(bench);
  const marks = await repeat(bench, (index) => measureMark(sides, index));
  await sides.technician.click('laser');
  const pointers = await repeat(bench, (index) => measurePointer(sides, index));
  const busy = await measureBusyPointer(bench, sides);
  const arrived = await measureMany(sides);
  const painted = await measurePaint(sides.technician);
  await Promise.all([sides.technician.close(), sides.customer.close()]);

  const reference = median(bare);
  figures.add('mark drawn → visible at the other side', marks, { unit: 'ms', reach: 50, reference });
  figures.add('pointer moved → visible at the other side', pointers, { unit: 'ms', reach: 40, reference });
  figures.add('pointer moved while a file fills the line', busy, { unit: 'ms', reach: 40, reference });
  figures.add(`one second of ${strokesPerSecond} strokes: all at the other side after`, [arrived], {
    unit: 'ms',
    reach: 1_500
  });
  figures.add(`${manyStrokes} strokes: first paint`, painted.first, { unit: 'ms', reach: 200 });
  figures.add(`${manyStrokes} strokes: a frame while one more is drawn`, painted.frames, {
    unit: 'ms',
    // sixty times a second, in the tenths of the page's clock
    reach: 16.75
  });
  figures.add('reference: a message over a bare data channel, painted', bare, { unit: 'ms' });
}

/** An empty board on both sides: no picture stands between a mark and its paint. */
async function openPages({ rig }: Bench): Promise<Sides> {
  const technician = await openConsole(rig, 'chromium', measured);
  const customer = await joinWithLink(rig, await createLink(technician), 'chromium', measured);
  await beginWaiting({ technician, customer });
  await technician.click('open-board');
  await Promise.all([technician.see('board'), customer.see('board', { timeoutMs: 20_000 })]);
  return { technician, customer };
}

/** Begins to look for ink at a place in every frame. */
const watchInk = (page: Page, [x, y]: Place): Promise<void> =>
  page.evaluate(
    ({ x, y, inkTimeoutMs }) => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-testid=board] > canvas')];
      globalThis.inkAt = new Promise((resolve, reject) => {
        const giveUpAt = performance.now() + inkTimeoutMs;
        (function look() {
          if (performance.now() > giveUpAt) return reject(new Error(`no ink at ${x}, ${y}`));
          const isInked = canvases.some((canvas) => {
            const context = canvas.getContext('2d')!;
            const { data } = context.getImageData(x * canvas.width - 2, y * canvas.height - 2, 5, 5);
            return data.some((value, i) => i % 4 === 3 && value > 100);
          });
          if (isInked) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        })();
      });
    },
    { x, y, inkTimeoutMs }
  );

/** Presses and moves once; the mark is not finished. */
const touch = (page: Page, [x, y]: Place, type: 'draw' | 'point'): Promise<void> =>
  page.evaluate(
    ({ x, y, type }) => {
      const layer = document.querySelector('[data-testid=board]')!;
      layer.setPointerCapture = () => undefined;
      const { left, top, width, height } = layer.getBoundingClientRect();
      const at = { bubbles: true, pointerId: 9, pointerType: 'mouse', button: 0 };
      const place = { clientX: left + x * width, clientY: top + y * height };
      globalThis.movedAt = performance.timeOrigin + performance.now();
      if (type === 'draw') layer.dispatchEvent(new PointerEvent('pointerdown', { ...at, ...place }));
      layer.dispatchEvent(new PointerEvent('pointermove', { ...at, ...place }));
    },
    { x, y, type }
  );

const took = async ({ technician, customer }: Sides): Promise<number> =>
  (await customer.evaluate(() => globalThis.inkAt, 0)) -
  (await technician.evaluate(() => globalThis.movedAt, 0));

async function measureMark(sides: Sides, index: number): Promise<number> {
  const place: Place = [0.1 + index * 0.06, 0.25];
  await watchInk(sides.customer, place);
  await touch(sides.technician, place, 'draw');
  const ms = await took(sides);
  await sides.technician.evaluate(() => {
    const layer = document.querySelector('[data-testid=board]')!;
    layer.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 9 }));
  }, 0);
  await seeStrokes(sides.customer, index + 1);
  return ms;
}

async function measurePointer(sides: Sides, index: number, y = 0.75): Promise<number> {
  // the name beside the pointer must not lie where the next one is waited for
  const place: Place = [index % 2 === 0 ? 0.15 : 0.65, y];
  await watchInk(sides.customer, place);
  await touch(sides.technician, place, 'point');
  return took(sides);
}

/** The pointer goes its own way: over a channel that neither repeats nor waits for what the file takes. */
async function measureBusyPointer(bench: Bench, sides: Sides): Promise<number[]> {
  const { technician, customer } = sides;
  const folder = await mkdtemp(join(tmpdir(), 'tincan-bench-'));
  try {
    const path = await largeFile(join(folder, 'large.bin'), busyMegabytes);
    await technician.setFiles('file-input', [path]);
    await customer.click('file-accept');
    await seeProgress(customer, 0.01);
    const samples = await repeat(bench, (index) => measurePointer(sides, index, 0.55));
    if ((await customer.count('file-row[data-state="receiving"]')) !== 1)
      throw new Error('the file was there before the pointer was measured');
    await customer.click('file-cancel');
    await customer.seeGone('file-row[data-state="receiving"]');
    return samples;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @returns milliseconds until all of a second's strokes are finished marks at the other side */
async function measureMany({ technician, customer }: Sides): Promise<number> {
  await technician.click('tool-pen');
  const before = Number(await customer.attribute('board', 'data-strokes'));
  await technician.evaluate(async (count) => {
    globalThis.movedAt = performance.timeOrigin + performance.now();
    const layer = document.querySelector('[data-testid=board]')!;
    const { left, top, width, height } = layer.getBoundingClientRect();
    for (let i = 0; i < count; i++) {
      const due = globalThis.movedAt + (i * 1_000) / count - performance.timeOrigin;
      while (performance.now() < due) await new Promise((done) => setTimeout(done, 2));
      const at = (x: number) => ({
        bubbles: true,
        pointerId: 9,
        pointerType: 'mouse',
        button: 0,
        clientX: left + x * width,
        clientY: top + (0.3 + (i / count) * 0.3) * height
      });
      layer.dispatchEvent(new PointerEvent('pointerdown', at(0.2)));
      for (let step = 1; step <= 8; step++)
        layer.dispatchEvent(new PointerEvent('pointermove', at(0.2 + step * 0.02)));
      layer.dispatchEvent(new PointerEvent('pointerup', at(0.36)));
    }
  }, strokesPerSecond);
  await seeStrokes(customer, before + strokesPerSecond, 60_000);
  const end = await customer.evaluate(() => performance.timeOrigin + performance.now(), 0);
  return end - (await technician.evaluate(() => globalThis.movedAt, 0));
}

/** Reloads a page whose storage holds a full board, and draws on it. */
async function measurePaint(technician: Page): Promise<{ first: number[]; frames: number[] }> {
  await technician.evaluate(async (count) => {
    const layer = document.querySelector('[data-testid=board]')!;
    const { left, top, width, height } = layer.getBoundingClientRect();
    for (let i = 0; i < count; i++) {
      const at = (step: number) => ({
        bubbles: true,
        pointerId: 9,
        pointerType: 'mouse',
        button: 0,
        clientX: left + (0.02 + (i % 70) * 0.0135 + step * 0.0004) * width,
        clientY: top + (0.02 + Math.floor(i / 70) * 0.0133 + Math.sin(step) * 0.004) * height
      });
      layer.dispatchEvent(new PointerEvent('pointerdown', at(0)));
      for (let step = 1; step <= 24; step++) layer.dispatchEvent(new PointerEvent('pointermove', at(step)));
      layer.dispatchEvent(new PointerEvent('pointerup', at(24)));
      if (i % 50 === 0) await new Promise((done) => setTimeout(done));
    }
  }, manyStrokes);
  const all = Number(await technician.attribute('board', 'data-strokes'));
  // Another size of the board paints every mark of it again: from the change to the frame in which it is done.
  const first = await technician.evaluate(async () => {
    const page = document.querySelector<HTMLElement>('[data-testid=board]')!.parentElement!;
    const samples: number[] = [];
    for (let i = 0; i < 5; i++) {
      const begin = performance.now();
      page.style.setProperty('inline-size', `${640 + i * 16}px`);
      const width = (): number => page.querySelector('canvas')!.width;
      const old = width();
      while (width() === old) await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      samples.push(performance.now() - begin);
      await new Promise((done) => setTimeout(done, 4_000));
    }
    return samples;
  }, 0);
  const frames = await technician.evaluate(async () => {
    const layer = document.querySelector('[data-testid=board]')!;
    const { left, top, width, height } = layer.getBoundingClientRect();
    const at = (x: number) => ({
      bubbles: true,
      pointerId: 9,
      pointerType: 'mouse',
      button: 0,
      clientX: left + x * width,
      clientY: top + 0.5 * height
    });
    layer.dispatchEvent(new PointerEvent('pointerdown', at(0.1)));
    const samples: number[] = [];
    let before = await new Promise<number>((done) => requestAnimationFrame(done));
    for (let i = 0; i < 120; i++) {
      layer.dispatchEvent(new PointerEvent('pointermove', at(0.1 + i * 0.006)));
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      samples.push(now - before);
      before = now;
    }
    layer.dispatchEvent(new PointerEvent('pointerup', at(0.82)));
    return samples;
  }, 0);
  await seeStrokes(technician, all + 1);
  return { first, frames };
}

/** Enter pressed → painted at the other side, over nothing but a data channel. */
async function measureBare(bench: Bench): Promise<number[]> {
  const [sender, receiver] = [await openBarePage(bench.rig), await openBarePage(bench.rig)];
  await connectChat(sender, receiver);
  const samples = await repeat(bench, async (index) => {
    await receiver.evaluate((text) => {
      globalThis.inkAt = new Promise((resolve) => {
        (function look() {
          if (document.body.textContent.includes(text)) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        })();
      });
    }, `stroke ${index}.`);
    await sender.evaluate((text) => {
      const field = document.querySelector<HTMLInputElement>('[data-testid=bare-field]')!;
      field.value = text;
      globalThis.movedAt = performance.timeOrigin + performance.now();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    }, `stroke ${index}.`);
    return (
      (await receiver.evaluate(() => globalThis.inkAt, 0)) -
      (await sender.evaluate(() => globalThis.movedAt, 0))
    );
  });
  await Promise.all([sender.close(), receiver.close()]);
  return samples;
}
