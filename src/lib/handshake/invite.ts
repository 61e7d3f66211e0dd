import { fromBase64Url, toBase64Url } from '../base/bytes.js';
import { err, ok, type Result } from '../base/result.js';
import { parseRootKey, type RootKey } from './keys.js';

/** What stands behind `#` in an invite link: the root key in base64url, 43 characters (LK1). */
export const inviteFragment = (root: RootKey): string => toBase64Url(root);

/** Reads `location.hash`, with or without its `#`. Anything but one exact root key is a broken link (LK2). */
export function parseInvite(hash: string): Result<RootKey, 'link-broken'> {
  const fragment = hash.startsWith('#') ? hash.slice(1) : hash;
  const bytes = fragment.length === 43 ? fromBase64Url(fragment) : undefined;
  const root = bytes && parseRootKey(bytes);
  // The last character has two spare bits; a link in which they are set was altered on its way.
  return root && toBase64Url(root) === fragment ? ok(root) : err('link-broken');
}
