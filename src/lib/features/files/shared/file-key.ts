import { fromHex, utf8, type Bytes } from '../../../base/bytes.js';
import type { Role } from '../../../base/roles.js';
import type { FilesContext } from './context.js';

/**
 * The key of one file in one direction (FT5). It is made of what outlives connections and pages, so that a transfer
 * can go on after both; `undefined` before the other side is known.
 */
export function fileKeyOf(
  { deriveKey }: Pick<FilesContext, 'deriveKey'>,
  sender: Role,
  id: string
): Bytes | undefined {
  const file = fromHex(id);
  return file && deriveKey('file', utf8(sender), file);
}
