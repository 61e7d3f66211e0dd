import type { Page } from './page.js';

export type WithPip = { documentPictureInPicture?: { window: Window | null } };

/** Waits until the customer's small window shows what is asked for, and clicks on it if it shall. */
export const inGuideWindow = (page: Page, selector: string, click = false): Promise<unknown> =>
  page.until(
    ({ selector, click }) => {
      const inside = (globalThis as WithPip).documentPictureInPicture?.window?.document;
      const element = inside?.querySelector<HTMLElement>(selector);
      if (element && click) element.click();
      return element !== null && element !== undefined;
    },
    { selector, click },
    { timeoutMs: 20_000 }
  );
