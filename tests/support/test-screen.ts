import { expect } from 'vitest';
import type { Page } from './page.js';

/** What a page with `testScreen` lets a test do to the screen that it shares. */
interface TestScreen {
  /** How many screens were handed out. */
  captures: number;
  /** Another size, in the middle of a capture. */
  resize(width: number, height: number): void;
  /** Paints this colour into the upper left quarter instead of red. */
  paint(colour: string): void;
  /** The square in the middle stops, and with it all that changes; frames go on. */
  rest(): void;
  /** Something else is captured in the same track, as by the menu of a Mac. */
  switchSource(): void;
  /** No frame comes any more. */
  stall(): void;
  move(): void;
}

declare global {
  var testScreen: TestScreen;
}

/**
 * Puts a screen of known pixels in the place of the real one: red, green, blue and yellow quarters, a grid of
 * single black and white pixels along the top, and a gray square in the middle that blinks with every frame.
 * Init script.
 */
export const testScreen = `(${installTestScreen.toString()})();`;

/** Runs in the page: nothing from outside may be used in it. */
function installTestScreen(): void {
  let size = { width: 1280, height: 720 };
  let first = '#ff0000';
  let isMoving = true;
  let isStalled = false;
  let source = 1;
  const canvases: HTMLCanvasElement[] = [];
  const paint = (canvas: HTMLCanvasElement, frame: number): void => {
    const { width, height } = size;
    if (canvas.width !== width) Object.assign(canvas, size);
    const context = canvas.getContext('2d')!;
    const quarters = [first, '#00a000', '#0000ff', '#ffff00'];
    quarters.forEach((colour, at) => {
      context.fillStyle = colour;
      context.fillRect((at % 2) * (width / 2), Math.floor(at / 2) * (height / 2), width / 2, height / 2);
    });
    for (let x = 0; x < width; x++) {
      context.fillStyle = x % 2 === 0 ? '#000' : '#fff';
      context.fillRect(x, 0, 1, 8);
    }
    context.fillStyle = frame % 2 === 0 ? '#606060' : '#a0a0a0';
    context.fillRect(width / 2 - 40, height / 2 - 40, 80, 80);
  };
  let frame = 0;
  setInterval(() => {
    if (isStalled) return;
    if (isMoving) frame++;
    for (const canvas of canvases) paint(canvas, frame);
  }, 66);
  globalThis.testScreen = {
    captures: 0,
    resize: (width, height) => void (size = { width, height }),
    paint: (colour) => void (first = colour),
    rest: () => void (isMoving = false),
    switchSource: () => void source++,
    stall: () => void (isStalled = true),
    move: () => void (isMoving = !(isStalled = false))
  };
  MediaDevices.prototype.getDisplayMedia = async () => {
    globalThis.testScreen.captures++;
    const canvas = document.createElement('canvas');
    paint(canvas, frame);
    canvases.push(canvas);
    const stream = canvas.captureStream(30);
    const [track] = stream.getVideoTracks();
    const settings = track!.getSettings.bind(track);
    track!.getSettings = () => ({
      ...settings(),
      displaySurface: 'monitor',
      deviceId: `screen:${source}`
    });
    return stream;
  };
}

export type Rgb = [red: number, green: number, blue: number];

/** The colour of a place (0 to 1 across and down) of a `<video>`, `<img>` or `<canvas>`; `undefined` before there is one. */
export function colourAt(page: Page, target: string, x: number, y: number): Promise<Rgb | undefined> {
  return page.evaluate(readColour, { selector: `[data-testid="${target}"]`, x, y }) as Promise<
    Rgb | undefined
  >;
}

/** Waits until the place has about this colour: codecs shift colours a little. */
export async function seeColour(
  page: Page,
  target: string,
  [x, y]: readonly [number, number],
  wanted: Rgb,
  tolerance = 70
): Promise<void> {
  const isWanted = (seen: Rgb | undefined): boolean =>
    seen !== undefined && wanted.every((value, at) => Math.abs(value - seen[at]!) <= tolerance);
  await expect
    .poll(() => colourAt(page, target, x, y), {
      timeout: 30_000,
      message: `${target} at ${x},${y} is ${wanted.join(' ')}`
    })
    .toSatisfy(isWanted);
}

function readColour({ selector, x, y }: { selector: string; x: number; y: number }): number[] | undefined {
  const element = document.querySelector(selector);
  if (!element) return undefined;
  const isVideo = element instanceof HTMLVideoElement;
  const width = isVideo
    ? element.videoWidth
    : element instanceof HTMLImageElement
      ? element.naturalWidth
      : (element as HTMLCanvasElement).width;
  const height = isVideo
    ? element.videoHeight
    : element instanceof HTMLImageElement
      ? element.naturalHeight
      : (element as HTMLCanvasElement).height;
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const context = canvas.getContext('2d')!;
  context.drawImage(
    element as CanvasImageSource,
    Math.floor(x * width),
    Math.floor(y * height),
    1,
    1,
    0,
    0,
    1,
    1
  );
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
