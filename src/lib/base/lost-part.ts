/**
 * A part of the page that could not be fetched: code, styles, a worker. The bundler wraps every `import()` of a page
 * and says so on the window by this event; `Worker` says the same. So whoever listens hears of all of them (UP1).
 */
export const lostPart = 'vite:preloadError';

export const announceLostPart = (): void => void globalThis.dispatchEvent?.(new Event(lostPart));

/**
 * A part that was asked for by nothing that somebody pressed or looks at: it has no place of its own to say that it
 * did not come, so the page's notice does (UP2).
 */
export const missedPart = 'tincan:missed-part';

export const announceMissedPart = (): void => void globalThis.dispatchEvent?.(new Event(missedPart));

/** For a part that somebody waits for in vain. */
export function missedIfLost<Part>(part: Promise<Part>): Promise<Part> {
  part.catch(announceMissedPart);
  return part;
}
