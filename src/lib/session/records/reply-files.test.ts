import { expect, it } from 'vitest';
import type { Reply } from '../../docs/replies.js';
import { fillPlaceholders } from './placeholders.js';
import { readReplyFile, repliesToJson, repliesToXml } from './reply-files.js';
import { searchReplies } from './reply-search.js';

const reply = (name: string, more: Partial<Reply> = {}): Reply => ({
  id: name,
  order: 0,
  kind: 'text',
  name,
  text: `text of ${name}`,
  category: '',
  isFavourite: false,
  shortcut: '',
  ...more
});

const replies = [
  reply('Greeting', { text: 'Hi <b>{customer}</b> & "co",\r\nline two\n\tthree 👋', shortcut: 'hi' }),
  reply('Driver', {
    kind: 'url',
    text: 'https://example.org/?a=1&b=2',
    category: 'Printers',
    isFavourite: true
  })
];

it.each([
  ['replies.xml', repliesToXml],
  ['replies.json', repliesToJson]
])('[RR5] %s brings back every field, letter by letter', (_name, write) => {
  const read = readReplyFile(write(replies));
  expect(read).toEqual({
    ok: true,
    value: { skipped: 0, replies: replies.map(({ id: _id, order: _order, ...fields }) => fields) }
  });
});

it('[RR5] reads files of other products: attributes, groups, other names', () => {
  const read = readReplyFile(`\uFEFF<?xml version="1.0"?><Export><PredefinedReplies>
    <PredefinedReply Name="One"><Content>first</Content></PredefinedReply></PredefinedReplies>
    <PredefinedUrls><PredefinedUrl name="Two" url="https://example.org"/></PredefinedUrls></Export>`);
  expect(read.ok && read.value.replies.map(({ kind, name, text }) => [kind, name, text])).toEqual([
    ['text', 'One', 'first'],
    ['url', 'Two', 'https://example.org']
  ]);
});

it.each([
  ['hostile-xml', '<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><replies>&c;</replies>'],
  ['hostile-xml', '<!doctype x SYSTEM "file:///etc/passwd"><replies/>'],
  ['broken-xml', '<replies><reply><name>a</name>'],
  ['broken-xml', '<replies><reply><name>&nope;</name><content>x</content></reply></replies>'],
  ['broken-xml', '<'],
  ['not-replies', '<html><body>no</body></html>'],
  ['not-replies', '{"replies": 7}'],
  ['not-replies', ''],
  ['newer-version', '{"kind":"tincan-replies","v":2,"replies":[]}']
])('[RR6] refuses with a reason (%s): %s', (error, text) => {
  expect(readReplyFile(text)).toEqual({ ok: false, error });
});

it('[RR6] a deep or wide file costs little, and a prototype key is only a text', () => {
  const deep = `<a>`.repeat(50_000);
  expect(readReplyFile(deep).ok).toBe(false);
  const hostile =
    '{"kind":"tincan-replies","v":1,"__proto__":{"x":1},"replies":[{"__proto__":{"name":"x"}}]}';
  expect(readReplyFile(hostile)).toEqual({ ok: true, value: { replies: [], skipped: 1 } });
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

it('[RR7] fills placeholders once, and leaves unknown ones', () => {
  const values = { customer: '{technician}', technician: 'Kim', date: 'd', time: 't', number: '1' };
  expect(fillPlaceholders('{customer}/{technician}/{toString}/{x}', values)).toBe(
    '{technician}/Kim/{toString}/{x}'
  );
});

it('[RR8] finds by name, content and shortcut, whatever the accents, favourites first', () => {
  const all = [...replies, reply('Café', { text: 'Öffnen' })];
  const found = (query: string): string[] => searchReplies(all, query).map(({ name }) => name);
  expect(found('')).toEqual(['Driver', 'Greeting', 'Café']);
  expect(found('cafe')).toEqual(['Café']);
  expect(found('OFFNEN')).toEqual(['Café']);
  expect(found('hi')).toEqual(['Greeting']);
  expect(found('print driv')).toEqual(['Driver']);
  expect(found('nothing')).toEqual([]);
});
