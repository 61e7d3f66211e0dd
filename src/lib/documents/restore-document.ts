import * as Y from 'yjs';

/**
 * A document of what was stored of it. An update that cannot be read is left out: a page was killed while writing, or
 * a disk is broken. When one broke the whole document, it is `make()` alone.
 */
export function restoreDocument(
  updates: readonly Uint8Array[],
  make: () => Y.Doc = () => new Y.Doc()
): Y.Doc {
  const doc = make();
  try {
    // one by one: in one transaction Yjs would join their contents in quadratic time
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc;
  } catch {
    doc.destroy();
    return restoreReadable(updates, make);
  }
}

function restoreReadable(updates: readonly Uint8Array[], make: () => Y.Doc): Y.Doc {
  const doc = make();
  try {
    // in one transaction: what one of them broke shows at its end
    doc.transact(() => {
      for (const update of updates) applyIfReadable(doc, update);
    });
    return doc;
  } catch {
    return make();
  }
}

function applyIfReadable(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    // left out
  }
}
