import * as Y from 'yjs';
import type { Bytes } from '../base/bytes.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { restoreDocument } from './restore-document.js';
import { syncTabs, type TabChannel } from './tab-sync.js';

/** Rows by their ids, each with named fields: whoever reads them checks them. */
export interface RowDocument {
  /** Whatever is no row is left out. */
  rows(): Iterable<[id: string, row: Record<string, unknown>]>;
  readonly onChange: Listenable<void>;
  put(id: string, row: object): void;
  /** Sets fields of a row that is there. */
  change(id: string, fields: object): void;
  remove(id: string): void;
  /** All changes within are one update. */
  transact(changes: () => void): void;
  state(): Bytes;
  close(): void;
}

export interface RowDocumentOptions {
  /** Of the rows in the document. */
  name: string;
  updates: readonly Uint8Array[];
  /** What this tab wrote: to be stored. */
  onUpdate(update: Bytes): void;
  /** To the other tabs. */
  channel?: TabChannel | undefined;
}

/** A document of its own, that any provider may sync. */
export function openRows({ name, updates, onUpdate, channel }: RowDocumentOptions): RowDocument {
  const doc = restoreDocument(updates);
  const items = doc.getMap<unknown>(name);
  const fromTabs = {};
  const changed = new Emitter<void>();
  const observer = (): void => changed.emit();
  items.observeDeep(observer);
  doc.on('update', (update, origin) => {
    if (origin !== fromTabs) onUpdate(update as Bytes);
  });
  const stopSync = channel && syncTabs(doc, channel, fromTabs);

  return {
    *rows() {
      for (const [id, item] of items) if (item instanceof Y.Map) yield [id, item.toJSON()];
    },
    onChange: changed.on,
    put: (id, row) => void items.set(id, new Y.Map<unknown>(Object.entries(row))),
    change(id, fields) {
      const item = items.get(id);
      if (!(item instanceof Y.Map)) return;
      doc.transact(() => {
        for (const [field, value] of Object.entries(fields))
          if (item.get(field) !== value) item.set(field, value);
      });
    },
    remove: (id) => items.delete(id),
    transact: (changes) => doc.transact(changes),
    state: () => Y.encodeStateAsUpdate(doc) as Bytes,
    close() {
      stopSync?.();
      items.unobserveDeep(observer);
      doc.destroy();
    }
  };
}
