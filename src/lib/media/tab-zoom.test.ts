import { expect, it } from 'vitest';
import { tabZoom, type CaptureController } from './tab-zoom.js';

function controller(refusal?: DOMException) {
  const steps: string[] = [];
  const step = (name: string) => async (): Promise<void> => {
    if (refusal) throw refusal;
    steps.push(name);
  };
  const fake = Object.assign(new EventTarget(), {
    zoomLevel: 125,
    increaseZoomLevel: step('in'),
    decreaseZoomLevel: step('out'),
    resetZoomLevel: step('reset')
  }) satisfies CaptureController;
  return { fake, steps };
}

it('[ST12] zooms step by step, and asks the person without changing anything for good', async () => {
  const { fake, steps } = controller();
  const zoom = tabZoom(fake)!;
  await zoom.askPermission();
  expect(steps).toEqual(['in', 'out']);
  await zoom.step('reset');
  expect(steps.at(-1)).toBe('reset');
  expect(zoom.level).toBe(125);
});

it('[ST12] hands on a refusal, and that the level changed by other hands', async () => {
  const refused = controller(new DOMException('no', 'NotAllowedError'));
  await expect(tabZoom(refused.fake)!.askPermission()).rejects.toThrow('no');
  const { fake } = controller();
  let changes = 0;
  const off = tabZoom(fake)!.onChange(() => changes++);
  fake.dispatchEvent(new Event('zoomlevelchange'));
  off();
  fake.dispatchEvent(new Event('zoomlevelchange'));
  expect(changes).toBe(1);
});

it('[ST12] lets the own wheel scroll over one element at a time, where the browser can', async () => {
  const over: (Element | null)[] = [];
  const forwardWheel = async (element: Element | null): Promise<void> => {
    over.push(element);
    if (element === null) throw new DOMException('gone', 'InvalidStateError');
  };
  const zoom = tabZoom(Object.assign(controller().fake, { forwardWheel }))!;
  const element = {} as Element;
  await zoom.forwardWheel(element);
  await zoom.forwardWheel(undefined);
  expect(over).toEqual([element, null]);
  await tabZoom(controller().fake)!.forwardWheel(element);
});

it('[ST12] is missing where the browser cannot', () => {
  expect(tabZoom(undefined)).toBeUndefined();
  expect(tabZoom(new EventTarget())).toBeUndefined();
});
