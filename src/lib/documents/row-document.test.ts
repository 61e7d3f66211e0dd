import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRows } from './row-document.js';

it('[RR4] leaves out what is no row, whoever wrote it', () => {
  const doc = new Y.Doc();
  const items = doc.getMap('replies');
  items.set('text', 'no map');
  items.set('row', new Y.Map(Object.entries({ name: 'a row' })));
  const updates = [Y.encodeStateAsUpdate(doc), Uint8Array.of(7, 7, 7)];
  const rows = openRows({ name: 'replies', updates, onUpdate: () => undefined });
  rows.change('text', { name: 'x' });
  expect([...rows.rows()]).toEqual([['row', { name: 'a row' }]]);
  rows.close();
});
