import { expect } from 'vitest';
import { selectorOf, type Page, type Target } from './page.js';

/** How many times the picture must have changed before it counts as moving. */
const changesWanted = 3;

/**
 * Proves by its pixels that a `<video>` shows a moving picture: it is neither black nor of one colour, and
 * changes again and again. The presence of an element or of a stream proves nothing.
 */
export async function expectMovingPicture(
  page: Page,
  target: Target = 'stage',
  timeoutMs = 20_000
): Promise<void> {
  const selector = selectorOf(target);
  await page.see(target, { timeoutMs });
  const picture = await page.until(watchPicture, { selector, changesWanted }, { timeoutMs });
  expect(picture.changes).toBeGreaterThanOrEqual(changesWanted);
}

/** Runs in the page, again and again: the facts of the picture once it has moved enough. */
function watchPicture({ selector, changesWanted }: { selector: string; changesWanted: number }) {
  const width = 32;
  const height = 18;
  const video = document.querySelector(selector);
  if (!(video instanceof HTMLVideoElement) || video.readyState < 2) return undefined;

  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.drawImage(video, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height).data.filter((_, i) => i % 4 !== 3);
  const contrast = Math.max(...pixels) - Math.min(...pixels);
  if (contrast < 32) return undefined;

  const keeper = video as HTMLVideoElement & { watched?: { pixels: Uint8ClampedArray; changes: number } };
  const before = keeper.watched ?? { pixels, changes: 0 };
  const difference = pixels.reduce((sum, value, i) => sum + Math.abs(value - before.pixels[i]!), 0);
  // noise of the codec is far below one level per value
  const didMove = difference / pixels.length > 1;
  keeper.watched = didMove ? { pixels, changes: before.changes + 1 } : before;
  return keeper.watched.changes >= changesWanted
    ? { changes: keeper.watched.changes, contrast, width: video.videoWidth, height: video.videoHeight }
    : undefined;
}

/**
 * Makes the page itself move, for browsers that share the real screen: a square that changes its colour with
 * every frame. Chromium's fake screen moves by itself.
 */
export async function showMovingPattern(page: Page): Promise<void> {
  if (page.browser === 'chromium') return;
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 300;
    Object.assign(canvas.style, {
      position: 'fixed',
      right: '0',
      bottom: '0',
      pointerEvents: 'none',
      zIndex: '9'
    });
    document.body.append(canvas);
    const context = canvas.getContext('2d')!;
    let frame = 0;
    (function paint() {
      context.fillStyle = `hsl(${(frame += 7) % 360} 90% 50%)`;
      context.fillRect(0, 0, 300, 300);
      requestAnimationFrame(paint);
    })();
  }, undefined);
}
