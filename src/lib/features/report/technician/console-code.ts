import type { ConsoleCode } from '../../../session/manifest.js';

/** A page alone. */
export const consoleCode: ConsoleCode<undefined> = { open: () => Promise.resolve(undefined) };
