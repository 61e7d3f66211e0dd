import * as Y from 'yjs';

/** Of a document as one update, and so of any single update. */
export const maxDocumentBytes = 32 * 1024 * 1024;
/** Items, list elements and deletions that a peer may send to one page. */
const maxParts = 500_000;
const maxStructs = 200_000;
/** What waits for something that has not arrived; a peer that sends in order causes none. */
const maxPendingBytes = 1024 * 1024;
/** Yjs joins all that waits with each further update: in a bad order, a megabyte of small ones takes minutes. */
const maxPendingUpdates = 256;
/** Content of an item that is a whole document (yjs, src/structs/Item.js, `contentRefs`). */
const subdocument = 9;
const contentBits = 0b11111;

export type BoundsVerdict = 'fits' | 'too-large' | 'too-much' | 'malformed';

/** Keeps what a peer puts into a document within bounds. An update is read and counted before it is applied. */
export class DocumentBounds {
  readonly #doc: Y.Doc;
  /** Never less than the size of the document, and exact at times. */
  #bytes: number;
  #parts = 0;
  /** Updates in a row after which something waited. */
  #pendingUpdates = 0;

  /** `bytes`: of all the updates that `doc` is made of so far. */
  constructor(doc: Y.Doc, bytes: number) {
    this.#doc = doc;
    this.#bytes = bytes;
    doc.on('update', (update) => {
      this.#bytes += update.length;
    });
  }

  judge(update: Uint8Array): BoundsVerdict {
    if (!this.#hasRoomFor(update.length)) return 'too-large';
    const allowed = Math.min(maxParts - this.#parts, maxStructs - structsIn(this.#doc));
    const parts = countParts(update, allowed);
    if (parts === 'too-much' || parts === 'malformed') return parts;
    this.#parts += parts;
    return 'fits';
  }

  /**
   * After each update. False when more is waiting than may, or for longer; it is thrown away, and Yjs asks for it
   * again at the next sync.
   */
  checkPending(): boolean {
    const { store } = this.#doc;
    const waiting = (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0);
    this.#pendingUpdates = waiting > 0 ? this.#pendingUpdates + 1 : 0;
    if (waiting <= maxPendingBytes && this.#pendingUpdates <= maxPendingUpdates) return true;
    this.#pendingUpdates = 0;
    store.pendingStructs = null;
    store.pendingDs = null;
    return false;
  }

  #hasRoomFor(bytes: number): boolean {
    if (this.#bytes + bytes <= maxDocumentBytes) return true;
    // What was sent twice or deleted in the meantime was counted too.
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length;
    return this.#bytes + bytes <= maxDocumentBytes;
  }
}

function structsIn(doc: Y.Doc): number {
  let count = 0;
  for (const structs of doc.store.clients.values()) count += structs.length;
  return count;
}

/** Stops reading as soon as there are more than `allowed`, so that a small update cannot become a large memory. */
function countParts(update: Uint8Array, allowed: number): number | 'too-much' | 'malformed' {
  let count = 0;
  const tooMuch = new RangeError('too many parts');
  const note = (): void => {
    if (++count > allowed) throw tooMuch;
  };
  class CountingDecoder extends Y.UpdateDecoderV1 {
    override readInfo(): number {
      note();
      const info = super.readInfo();
      if ((info & contentBits) === subdocument) throw new TypeError('a document in the document');
      return info;
    }
    override readAny(): unknown {
      note();
      return super.readAny();
    }
    override readDsClock(): number {
      note();
      return super.readDsClock();
    }
    override readDsLen(): number {
      const length = super.readDsLen();
      // Yjs breaks off when it puts such a deletion aside to wait for what it deletes
      if (length === 0) throw new TypeError('a deletion of nothing');
      return length;
    }
  }
  try {
    const { structs } = Y.decodeUpdateV2(update, CountingDecoder);
    return structs.some(refersForward) ? 'malformed' : count;
  } catch (thrown) {
    return thrown === tooMuch ? 'too-much' : 'malformed';
  }
}

/**
 * An item that hangs on itself or on what its own author wrote later. No author makes one, and Yjs does not look:
 * it breaks off in the middle of integrating and leaves a document that cannot be written to any more.
 */
function refersForward(struct: Y.AbstractStruct): boolean {
  if (!(struct instanceof Y.Item)) return false;
  const { id, origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].some(
    (to) => to instanceof Y.ID && to.client === id.client && to.clock >= id.clock
  );
}
