import { describe, expect, it } from 'vitest';
import { Picture } from './picture.svelte.js';

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

  it('[TC9] has no size before its first frame', () => {
    expect(new Picture().width).toBe(0);
  });
});
