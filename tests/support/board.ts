import { selectorOf, type Page, type Target } from './page.js';

/** A place in a picture, 0 to 1. */
export type Place = [x: number, y: number];

const board: Target = 'board';

/** Presses, moves and lets go on the board's layer, as a mouse, pen or finger does. */
export async function stroke(page: Page, places: readonly Place[], pointerType = 'mouse'): Promise<void> {
  await page.see(board);
  await page.evaluate(
    ({ selector, places, pointerType }) => {
      const layer = document.querySelector(selector)!;
      // The browser captures only pointers that it made itself.
      layer.setPointerCapture = () => undefined;
      const { left, top, width, height } = layer.getBoundingClientRect();
      places.forEach(([x, y], i) => {
        const init: PointerEventInit = {
          bubbles: true,
          cancelable: true,
          pointerId: 7,
          pointerType,
          isPrimary: true,
          pressure: 0.5,
          button: 0,
          buttons: 1,
          clientX: left + x * width,
          clientY: top + y * height
        };
        if (i === 0) layer.dispatchEvent(new PointerEvent('pointerdown', init));
        else layer.dispatchEvent(new PointerEvent('pointermove', { ...init, button: -1 }));
        if (i === places.length - 1)
          layer.dispatchEvent(new PointerEvent('pointerup', { ...init, buttons: 0 }));
      });
    },
    { selector: selectorOf(board), places, pointerType }
  );
}

/** Moves the mouse over the board's layer without pressing. */
export async function hover(page: Page, [x, y]: Place): Promise<void> {
  await page.see(board);
  await page.evaluate(
    ({ selector, x, y }) => {
      const layer = document.querySelector(selector)!;
      const { left, top, width, height } = layer.getBoundingClientRect();
      layer.dispatchEvent(
        new PointerEvent('pointermove', {
          bubbles: true,
          pointerType: 'mouse',
          clientX: left + x * width,
          clientY: top + y * height
        })
      );
    },
    { selector: selectorOf(board), x, y }
  );
}

/** Waits until so many marks are to be seen. */
export const seeStrokes = (page: Page, count: number, timeoutMs = 20_000): Promise<unknown> =>
  page
    .until(
      ({ selector, count }) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some(
          ({ dataset }) => dataset['strokes'] === String(count)
        ),
      { selector: selectorOf(board), count },
      { timeoutMs }
    )
    .catch(async (error: unknown) => {
      const shown = await page.attribute(board, 'data-strokes');
      throw new Error(`${String(error)}\n${count} marks are wanted, the first board has ${shown ?? 'none'}`);
    });

export type Ink = 'red' | 'blue' | 'green';

/**
 * Waits until a bitmap of the board is inked with a colour at a place, and at none of the others. Reads the pixels
 * themselves: what an attribute says proves nothing.
 */
export async function seeInk(page: Page, ink: Ink, at: readonly Place[], notAt: readonly Place[] = []) {
  await page.until(
    ({ selector, ink, at, notAt }) => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>(`${selector} > canvas`)];
      const isInked = ([x, y]: Place): boolean =>
        canvases.some((canvas) => {
          if (canvas.width === 0 || canvas.height === 0) return false;
          const reach = 4;
          const { data } = canvas
            .getContext('2d')!
            .getImageData(
              Math.round(x * canvas.width) - reach,
              Math.round(y * canvas.height) - reach,
              2 * reach + 1,
              2 * reach + 1
            );
          for (let i = 0; i < data.length; i += 4) {
            const [r, g, b, a] = [data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!];
            const isIt =
              ink === 'red'
                ? r > 150 && g < 90 && b < 90
                : ink === 'blue'
                  ? b > 150 && r < 90
                  : g > 110 && r < 90 && b < 110;
            if (a > 120 && isIt) return true;
          }
          return false;
        });
      return at.every(isInked) && !notAt.some(isInked);
    },
    { selector: selectorOf(board), ink, at: [...at], notAt: [...notAt] },
    { timeoutMs: 20_000 }
  );
}
