import { describe, expect, it } from 'vitest';
import { Picture } from './picture.svelte.js';
import { StageDesk } from './stage-desk.svelte.js';

function pictureIn(boxWidth: number, boxHeight: number): Picture {
  const picture = new Picture();
  picture.natural = { width: 1920, height: 1080 };
  Object.assign(picture, { boxWidth, boxHeight });
  return picture;
}

describe('the size of the picture', () => {
  it('[TC9] fits whole into its box with the proportions kept', () => {
    const picture = pictureIn(960, 900);
    expect([picture.width, picture.height, picture.zoom]).toEqual([960, 540, 0.5]);
    expect(pictureIn(4_000, 540).width).toBe(960);
  });

  it('[TC9] puts one pixel on one device pixel in actual size', () => {
    const picture = pictureIn(960, 900);
    picture.pixelRatio = 2;
    picture.toggleSize();
    expect([picture.width, picture.height, picture.zoom]).toEqual([960, 540, 1]);
  });

  it('[ST1] fills the box when stretched, and shows any factor from 10 to 400 percent', () => {
    const picture = pictureIn(960, 900);
    picture.size = 'stretch';
    expect([picture.width, picture.height]).toEqual([960, 900]);
    picture.zoomTo(9);
    expect([picture.size, picture.zoom]).toEqual(['free', 4]);
    picture.zoomTo(0.01);
    expect(picture.zoom).toBe(0.1);
  });

  it('[ST1] goes to the next step from whatever is shown', () => {
    const picture = pictureIn(960, 900);
    picture.zoomBy(1);
    expect(picture.zoom).toBeCloseTo(0.67);
    picture.zoomBy(-1);
    picture.zoomBy(-1);
    expect(picture.zoom).toBeCloseTo(0.33);
  });

  it('[ST2] says where a pointer is in the picture, and where a place in it is', () => {
    const picture = new Picture();
    const area = { left: 100, top: 50, width: 200, height: 100 };
    picture.element = { getBoundingClientRect: () => area } as HTMLElement;
    expect(picture.toPicture({ clientX: 150, clientY: 125 })).toEqual({ x: 0.25, y: 0.75 });
    expect(picture.toClient({ x: 0.25, y: 0.75 })).toEqual({ clientX: 150, clientY: 125 });
    expect(picture.toPicture({ clientX: 0, clientY: 0 })!.x).toBeLessThan(0);
  });

  it('[TC9] has no size before its first frame', () => {
    expect(new Picture().width).toBe(0);
  });
});

it('[BD9] what is frozen keeps its shape while the moving picture has another one', () => {
  const desk = new StageDesk();
  Object.assign(desk.picture, { boxWidth: 800, boxHeight: 800, natural: { width: 1600, height: 800 } });
  const frozen = { width: 1600, height: 800 } as HTMLCanvasElement;
  const release = desk.freeze(frozen);
  desk.picture.natural = { width: 800, height: 800 };
  expect([desk.source, desk.picture.width, desk.picture.height]).toEqual([frozen, 800, 400]);
  // a frozen one that followed is not taken back by the one before
  const next = { width: 800, height: 400 } as HTMLCanvasElement;
  const releaseNext = desk.freeze(next);
  release();
  expect([desk.source, desk.picture.natural]).toEqual([next, { width: 800, height: 400 }]);
  releaseNext();
  expect([desk.source, desk.picture.height]).toEqual([undefined, 800]);
});
