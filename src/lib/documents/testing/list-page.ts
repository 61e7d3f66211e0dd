import * as Y from 'yjs';
import { SignedList, type SignedListOptions } from '../signed-list.js';
import type { ListEntry } from '../transcript.js';

/** A signed list in a document of its own, as it is on one page. */
export function listPage<E extends ListEntry>(
  name: string,
  options: Omit<SignedListOptions<E>, 'slices' | 'array' | 'confirmed'>
) {
  const doc = new Y.Doc();
  const array = doc.getArray(name);
  const list = new SignedList({
    ...options,
    slices: { now: () => 0, pause: (f) => f() },
    array,
    confirmed: 0
  });
  return {
    list,
    array,
    /** Brings to this page all that the other one has. */
    takeFrom: (other: { state(): Uint8Array }) => Y.applyUpdate(doc, other.state()),
    state: () => Y.encodeStateAsUpdate(doc)
  };
}
