/**
 * Stands in for `lib0/logging`, which Yjs and y-webrtc import: that one brings a log with colours into the page, and
 * with it a library of schemas. `vite.config.ts` puts it in place.
 */
import type * as logging from 'lib0/logging';

const style = Symbol('style');
export { style as BOLD, style as UNBOLD, style as GREY, style as RED, style as ORANGE, style as UNCOLOR };

const silence = (): void => {};

/** What any peer can cause is not noted. */
export const print: typeof logging.print = silence;
export const createModuleLogger: typeof logging.createModuleLogger = () => silence;

/** Yjs warns of nothing but wrong use, which is a bug of ours. */
export const warn: typeof logging.warn = (...parts) => reportError(new Error(parts.map(String).join(' ')));
