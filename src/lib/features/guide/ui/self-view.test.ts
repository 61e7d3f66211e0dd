import { describe, expect, it } from 'vitest';
import { partOfScreen, type Part, type WindowPlace } from './self-view.js';

const window: WindowPlace = {
  screenX: 100,
  screenY: 200,
  outerWidth: 420,
  outerHeight: 640,
  innerWidth: 400,
  innerHeight: 600,
  screen: { width: 1000, height: 1000 }
};
const element = { left: 0, top: 0, width: 400, height: 300 };

function expectPart(part: Part | undefined, expected: Part): void {
  for (const [side, value] of Object.entries(expected))
    expect(part?.[side as keyof Part], side).toBeCloseTo(value, 5);
}

describe('[GW4] the place of a mirror in the picture of its own screen', () => {
  it('is where the window stands, below its bar', () => {
    expectPart(partOfScreen(element, window), { left: 0.11, top: 0.23, width: 0.4, height: 0.3 });
  });

  it('is what the browser says, where it says it', () => {
    const exact = { ...window, mozInnerScreenX: 500, mozInnerScreenY: 500 };
    expectPart(partOfScreen(element, exact), { left: 0.5, top: 0.5, width: 0.4, height: 0.3 });
  });

  it('ends at the edge of the screen, and is nowhere beside it', () => {
    const below = { ...window, screenY: 800 };
    expect(partOfScreen(element, below)?.height).toBeCloseTo(0.17, 5);
    expect(partOfScreen(element, { ...window, screenX: 1_200 })).toBeUndefined();
  });

  it('counts from the corner of the screen that the window is on', () => {
    const second = { ...window, screenX: 1_100, screen: { width: 1000, height: 1000, availLeft: 1_000 } };
    expect(partOfScreen(element, second)?.left).toBeCloseTo(0.11, 5);
  });
});
