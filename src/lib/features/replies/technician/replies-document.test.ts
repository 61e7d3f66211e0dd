import { afterEach, expect, it } from 'vitest';
import { createReplies, type RepliesDocument, type ReplyFields } from './replies-document.js';
import { openRows } from '../../../documents/row-document.js';
import type { TabChannel } from '../../../documents/tab-sync.js';

const fields = (name: string, more: Partial<ReplyFields> = {}): ReplyFields => ({
  kind: 'text',
  name,
  text: `text of ${name}`,
  category: '',
  isFavourite: false,
  shortcut: '',
  ...more
});

const open: RepliesDocument[] = [];
afterEach(() => {
  for (const document of open.splice(0)) document.close();
});

function make(options: { updates?: Uint8Array[]; channel?: TabChannel } = {}) {
  const written: Uint8Array[] = [];
  const document = createReplies({
    updates: options.updates ?? [],
    onUpdate: (update) => written.push(update),
    channel: options.channel
  });
  open.push(document);
  return { document, written };
}

/** Tabs of one browser, which hear each other at once. */
function tabs() {
  const channels = new Set<TabChannel>();
  return (): TabChannel => {
    const channel: TabChannel = {
      onmessage: null,
      postMessage(message) {
        for (const other of channels) {
          if (other !== channel) other.onmessage?.({ data: structuredClone(message) } as MessageEvent);
        }
      },
      close: () => void channels.delete(channel)
    };
    channels.add(channel);
    return channel;
  };
}

const names = ({ replies }: RepliesDocument): string[] => replies.map(({ name }) => name);

it('[RR1] comes back from what was stored, in the technician’s own order', () => {
  const { document, written } = make();
  for (const name of ['a', 'b', 'c', 'd']) document.add(fields(name));
  const id = (name: string): string => document.replies.find((reply) => reply.name === name)!.id;
  document.moveTo(id('d'), id('b'));
  document.moveTo(id('a'), id('c'));
  document.change(id('b'), { isFavourite: true });
  expect(names(document)).toEqual(['d', 'b', 'c', 'a']);
  const { document: later } = make({ updates: written });
  expect(names(later)).toEqual(['d', 'b', 'c', 'a']);
  expect(later.replies[1]).toMatchObject({ name: 'b', isFavourite: true });
});

it('[RR2] is the same in every tab at once, and each tab stores what it wrote', () => {
  const join = tabs();
  const first = make({ channel: join() });
  first.document.add(fields('one'));
  const second = make({ channel: join() });
  expect(names(second.document)).toEqual(['one']);
  second.document.add(fields('two'));
  first.document.remove(first.document.replies[0]!.id);
  for (const { document } of [first, second]) expect(names(document)).toEqual(['two']);
  expect(first.written).toHaveLength(2);
  expect(second.written).toHaveLength(1);
  expect(names(make({ updates: [...second.written, ...first.written] }).document)).toEqual(['two']);
});

it('[RR2] merges what two tabs changed in the same reply', () => {
  const { document: first, written } = make();
  first.add(fields('one'));
  const second = make({ updates: [...written] });
  const { id } = first.replies[0]!;
  first.change(id, { text: 'new text' });
  second.document.change(id, { isFavourite: true });
  const { document } = make({ updates: [...written, ...second.written] });
  expect(document.replies[0]).toMatchObject({ text: 'new text', isFavourite: true });
});

it('[RR3] adds what is imported behind the others, and nothing twice', () => {
  const { document } = make();
  document.add(fields('one'));
  expect(
    document.addAll([fields('two'), fields('one'), fields('two'), fields('one', { text: 'x' })])
  ).toEqual({ added: 2, known: 2, left: [] });
  expect(names(document)).toEqual(['one', 'two', 'one']);
});

it('[RR4] leaves out what is out of bounds, broken or no reply, whoever wrote it', () => {
  const { put, state } = openRows({ name: 'replies', updates: [], onUpdate: () => undefined });
  put('good', { ...fields('good'), order: 1 });
  put('long', { ...fields('x'.repeat(201)), order: 2 });
  put('heavy', { ...fields('heavy', { text: 'ß'.repeat(9_000) }), order: 3 });
  put('kind', { ...fields('kind'), kind: 'script', order: 4 });
  put('lost', { ...fields('lost'), order: NaN });
  const { document } = make({ updates: [state(), Uint8Array.of(7, 7, 7)] });
  expect(names(document)).toEqual(['good']);
});

it('[RR4] shows 5,000 replies at most, and adds no more', () => {
  const items = openRows({ name: 'replies', updates: [], onUpdate: () => undefined });
  items.transact(() => {
    for (let order = 0; order < 5_001; order++)
      items.put(`id ${order}`, { ...fields(`reply ${order}`), order });
  });
  const { document } = make({ updates: [items.state()] });
  expect(document.replies).toHaveLength(5_000);
  expect(document.addAll([fields('one more')])).toEqual({
    added: 0,
    known: 0,
    left: [fields('one more')]
  });
});
