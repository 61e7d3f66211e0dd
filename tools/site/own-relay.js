/** Where `npm start` and `npm run dev` offer the embedded relay. */
export const relayPath = '/relay';

/**
 * `config.json` with the embedded relay in place of the public ones. A broken file goes out as it is: the
 * console page names what is wrong with it.
 * @type {import('./static-files.js').Transform}
 */
export function withOwnRelay(text = '{}') {
  try {
    return JSON.stringify({ ...JSON.parse(text), relays: [relayPath] }, undefined, 2);
  } catch {
    return text;
  }
}
