import { fromBase64Url, toBase64Url } from '../base/bytes.js';
import { err, ok, type Result } from '../base/result.js';
import { parseRootKey, type RootKey } from './keys.js';

/** What stands behind `#` in an invite link: the root key in base64url, 43 characters (LK1). */
export const inviteFragment = (root: RootKey): string => toBase64Url(root);

/**
 * The whole link, with the slash of its folder: without it a web host sends the browser on, and one behind a proxy may
 * send it to a port that nobody reaches (LK1).
 * @param siteUrl the folder the product is served from, with a slash at its end
 */
export const inviteUrl = (siteUrl: string, root: RootKey): string =>
  `${siteUrl}join/#${inviteFragment(root)}`;

/**
 * The key, and what programs and people hang on a link: the end of a sentence, a bracket, `&utm_source=…`. The last
 * of 43 characters carries four bits and two zeros, so a key never ends in `-` or `_`, and those may follow as well
 * (`_link_`). A letter or digit may not: it means that a character was added somewhere, and the key is another one.
 */
const invite = /^([\w-]{43})[-_]*(?![\w-])/;

/** Reads `location.hash`, with or without its `#`. Anything but one exact root key in front is a broken link (LK2). */
export function parseInvite(hash: string): Result<RootKey, 'link-broken'> {
  const fragment = invite.exec(hash.startsWith('#') ? hash.slice(1) : hash)?.[1];
  const bytes = fragment && fromBase64Url(fragment);
  const root = bytes && parseRootKey(bytes);
  // A link in which the two spare bits are set was altered on its way.
  return root && toBase64Url(root) === fragment ? ok(root) : err('link-broken');
}
