import type { Listenable } from '../base/emitter.js';

/**
 * Captured Surface Control: a page that captures a tab may zoom and scroll it, once the person allowed it in a click.
 * https://w3c.github.io/mediacapture-surface-control/
 */
export interface CaptureController extends EventTarget {
  readonly zoomLevel?: number | null;
  increaseZoomLevel?(): Promise<void>;
  decreaseZoomLevel?(): Promise<void>;
  resetZoomLevel?(): Promise<void>;
  forwardWheel?(over: Element | null): Promise<void>;
}

/** The zoom of a shared tab. */
export interface TabZoom {
  /** In percent. */
  readonly level: number;
  readonly onChange: Listenable<void>;
  /** Must be called in a click of the person. Rejects with `NotAllowedError` when they refuse. */
  askPermission(): Promise<void>;
  step(step: 'in' | 'out' | 'reset'): Promise<void>;
  /**
   * The person's own wheel over this element scrolls the tab; none ends that. Never rejects: some browsers can zoom and
   * not scroll, and not every tab can be scrolled.
   */
  forwardWheel(over: Element | undefined): Promise<void>;
}

/** Handed to the capture; `undefined` where a browser has none. */
export function newController(): CaptureController | undefined {
  const { CaptureController: Controller } = globalThis as { CaptureController?: new () => CaptureController };
  return Controller && new Controller();
}

export function tabZoom(controller: CaptureController | undefined): TabZoom | undefined {
  if (!controller?.increaseZoomLevel || !controller.decreaseZoomLevel || !controller.resetZoomLevel)
    return undefined;
  const calls = {
    in: () => controller.increaseZoomLevel!(),
    out: () => controller.decreaseZoomLevel!(),
    reset: () => controller.resetZoomLevel!()
  };
  return {
    get level() {
      return controller.zoomLevel ?? 100;
    },
    onChange(listener) {
      const tell = (): void => listener();
      controller.addEventListener('zoomlevelchange', tell);
      return () => controller.removeEventListener('zoomlevelchange', tell);
    },
    async askPermission() {
      // The browser asks at the first use, and there is no use that changes nothing: there and back again.
      await calls.in();
      await calls.out();
    },
    step: (step) => calls[step](),
    async forwardWheel(over) {
      await controller.forwardWheel?.(over ?? null).catch(() => undefined);
    }
  };
}
