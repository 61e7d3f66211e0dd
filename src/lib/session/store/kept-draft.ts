import { siteStorage } from '../../base/site-storage.js';

/**
 * The text in the chat's box, over a reload: what was typed in the last moment is not yet on the disk when the page
 * goes, and a page that goes has no time to wait. The tab's own storage takes it at once, and gives it out once.
 */
const storage = siteStorage('sessionStorage');

const keyOf = (sessionId: string): string => `draft.${sessionId}`;

/** Keeps the draft when the page is left. @returns a way to stop, which leaves nothing behind */
export function keepDraft(sessionId: string, draft: () => string): () => void {
  // denied or full: then only what is already on the disk comes back
  const keep = (): void => storage.setItem(keyOf(sessionId), draft());
  addEventListener('pagehide', keep);
  return () => {
    removeEventListener('pagehide', keep);
    // a page that was left and brought back as it was had kept it already
    takeKeptDraft(sessionId);
  };
}

/** What was kept when this tab was left, if it was; gone afterwards. */
export function takeKeptDraft(sessionId: string): string | undefined {
  const kept = storage.getItem(keyOf(sessionId)) ?? undefined;
  storage.removeItem(keyOf(sessionId));
  return kept;
}
