import { ensureBuilt } from '../../tools/setup/build.js';

/** Vitest's global setup: what the browsers open is made of the sources as they are now. */
export function setup(): void {
  ensureBuilt();
}
