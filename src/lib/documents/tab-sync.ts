import * as Y from 'yjs';

/** The little of `BroadcastChannel` that is needed. */
export interface TabChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** `have`: so much I have, send me the rest. */
type TabMessage = { kind: 'have'; vector: Uint8Array } | { kind: 'update'; update: Uint8Array };

/**
 * Keeps a document the same in all tabs of this browser (same origin, so nobody else speaks here). What came from
 * another tab carries this function's `origin`, so that only the tab that wrote it stores it.
 */
export function syncTabs(doc: Y.Doc, channel: TabChannel, origin: unknown): () => void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no other origin
  const send = (message: TabMessage): void => channel.postMessage(message);
  const have = (): void => send({ kind: 'have', vector: Y.encodeStateVector(doc) });
  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from !== origin) send({ kind: 'update', update });
  };
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'update') {
      Y.applyUpdate(doc, data.update, origin);
      // Something came before this that never arrived: a tab that was just opened.
      if (doc.store.pendingStructs) have();
      return;
    }
    const missing = Y.diffUpdate(Y.encodeStateAsUpdate(doc), data.vector);
    // An update without anything in it has two bytes.
    if (missing.length > 2) send({ kind: 'update', update: missing });
  };
  doc.on('update', onUpdate);
  have();
  return () => {
    doc.off('update', onUpdate);
    channel.onmessage = null;
    channel.close();
  };
}
