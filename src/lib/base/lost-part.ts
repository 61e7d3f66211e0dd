/**
 * A part of the page that could not be fetched: code, styles, a worker. The bundler wraps every `import()` of a page
 * and says so on the window by this event; `Worker` says the same. So whoever listens hears of all of them (UP1).
 */
export const lostPart = 'vite:preloadError';

export const announceLostPart = (): void => void globalThis.dispatchEvent?.(new Event(lostPart));
