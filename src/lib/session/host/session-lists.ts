import { publicKeysOf, sign, verify } from '../../handshake/identity.js';
import type { Bytes } from '../../base/bytes.js';
import type { Role } from '../../base/roles.js';
import type { NamedList, SharedDocument } from '../../documents/shared-document.js';
import type { SignedList } from '../../documents/signed-list.js';
import type { ListEntry } from '../../documents/transcript.js';
import type { Store } from '../../history/store.js';
import type { ListForm } from '../feature.js';
import type { SessionKeys } from '../join/session-keys.js';

interface Options {
  sessionId: string;
  role: Role;
  document: Pick<SharedDocument, 'list'>;
  store: Pick<Store, 'lists'>;
  keys: Pick<SessionKeys, 'identity' | 'peer'>;
}

export interface ListSigner {
  sign(bytes: Bytes): Bytes;
  verify(author: Role, bytes: Bytes, signature: Uint8Array): boolean;
}

/** Signs with the keys of a session, for one purpose. */
export const listSigner = (
  role: Role,
  keys: Pick<SessionKeys, 'identity' | 'peer'>,
  purpose: string
): ListSigner => ({
  sign: (bytes) => sign(keys.identity, purpose, bytes),
  verify: (author, bytes, signature) => {
    const key = author === role ? publicKeysOf(keys.identity).signing : keys.peer?.signing;
    return key !== undefined && verify(key, purpose, bytes, signature);
  }
});

/** The lists of features in a session's document, with what this browser keeps of them (FE8). */
export class SessionLists {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  of(name: string): Pick<NamedList, 'hasAny' | 'onChange'> {
    return this.#options.document.list(name);
  }

  /** No two features have a list of one name, so no entry of one passes as one of another. */
  async open<E extends ListEntry>(name: string, { readKept, ...form }: ListForm<E>): Promise<SignedList<E>> {
    const { sessionId, role, document, store, keys } = this.#options;
    const rows = await store.lists.all(sessionId, name);
    return document.list(name).open({
      form,
      ...listSigner(role, keys, `${name}-entry`),
      transcript: rows.map(readKept).filter((entry) => entry !== undefined),
      onEntry: (entry) => void store.lists.append(sessionId, name, entry)
    });
  }
}
