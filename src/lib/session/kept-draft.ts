/**
 * The text in the chat's box, over a reload: what was typed in the last moment is not yet on the disk when the page
 * goes, and a page that goes has no time to wait. The tab's own storage takes it at once, and gives it out once.
 */
const keyOf = (sessionId: string): string => `tincan.draft.${sessionId}`;

/** Keeps the draft when the page is left. @returns a way to stop, which leaves nothing behind */
export function keepDraft(sessionId: string, draft: () => string): () => void {
  const keep = (): void => {
    try {
      sessionStorage.setItem(keyOf(sessionId), draft());
    } catch {
      // denied or full: then only what is already on the disk comes back
    }
  };
  addEventListener('pagehide', keep);
  return () => {
    removeEventListener('pagehide', keep);
    // a page that was left and brought back as it was had kept it already
    takeKeptDraft(sessionId);
  };
}

/** What was kept when this tab was left, if it was; gone afterwards. */
export function takeKeptDraft(sessionId: string): string | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(sessionId)) ?? undefined;
    sessionStorage.removeItem(keyOf(sessionId));
    return kept;
  } catch {
    return undefined;
  }
}
