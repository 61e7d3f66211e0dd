import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeText } from '../../../base/decode-text.js';
import type { Reply } from './replies-document.js';
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
    value: {
      changed: [],
      skipped: [],
      replies: replies.map(({ id: _id, order: _order, ...fields }) => fields)
    }
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
  expect(readReplyFile(hostile)).toEqual({
    ok: true,
    value: { replies: [], changed: [], skipped: [{ name: '', refusal: 'unreadable' }] }
  });
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

const readCase = (name: string) => {
  const text = decodeText(readFileSync(new URL(`reply-cases/${name}.xml`, import.meta.url)));
  return text.ok ? readReplyFile(text.value) : text;
};
const plain = { kind: 'text', category: '', isFavourite: false, shortcut: '' } as const;
const german = (text: string) => ({ ...plain, name: 'Begrüßung Søren', text });

it.each([
  ['cp1252', german('Grüß Gott, wie können wir helfen? Æ Ø Å – €')],
  ['latin1', german('Grüß Gott, wie können wir helfen? Æ Ø Å')],
  ['utf16le', german('Grüß Gott, wie können wir helfen? Æ Ø Å – €')],
  ['utf8-bom-crlf', german('Grüß Gott, wie können wir helfen? Æ Ø Å – €')],
  ['cdata', { ...plain, name: 'C & D', text: 'line 1\nline 2 <b>' }],
  ['slash-shortcut', { ...plain, name: 'Hi', text: 'Hello', shortcut: 'hi' }]
])('[RR10] takes the file of another program as it is meant: %s', (name, reply) => {
  expect(readCase(name)).toEqual({ ok: true, value: { replies: [reply], changed: [], skipped: [] } });
});

it('[RR10] makes lines of markup, and says so', () => {
  expect(readCase('markup')).toEqual({
    ok: true,
    value: {
      replies: [
        { ...plain, name: 'plain', text: 'one' },
        { ...plain, name: 'two lines', text: 'first\nsecond' }
      ],
      changed: [{ name: 'two lines', change: 'markup' }],
      skipped: []
    }
  });
  const paragraphs = readReplyFile(
    '<r><x><name>n</name><content><p>a <b>b</b></p><p>c</p></content></x></r>'
  );
  expect(paragraphs).toMatchObject({ ok: true, value: { replies: [{ text: 'a b\nc' }] } });
});

it('[RR10] keeps addresses that only their group calls so, and the groups’ names as categories', () => {
  expect(readCase('grouped-urls')).toMatchObject({
    ok: true,
    value: { replies: [{ kind: 'text' }, { kind: 'url', text: 'https://example.org/driver' }] }
  });
  const groups = readReplyFile(
    '<Export><Group Name="Printers"><URLs><Item><Name>U</Name><Value>https://e.example/</Value></Item></URLs></Group><URLs/></Export>'
  );
  expect(groups).toMatchObject({
    ok: true,
    value: { replies: [{ kind: 'url', category: 'Printers' }], skipped: [] }
  });
});

it('[RR10] counts every entry that it changes or skips, with the reason', () => {
  const long = 'x'.repeat(201);
  const read = readReplyFile(`<replies>
    <reply><name>a</name><content>A</content><shortcut>good bye!</shortcut><category>${long}</category></reply>
    <reply><name>b</name></reply>
    <reply><content>C</content></reply>
    <reply/>
    <reply><name>${long}</name><content>D</content></reply>
    <reply><name>e</name><content>${'ß'.repeat(9_000)}</content></reply>
  </replies>`);
  expect(read).toEqual({
    ok: true,
    value: {
      replies: [{ ...plain, name: 'a', text: 'A', shortcut: 'good-bye', category: 'x'.repeat(100) }],
      changed: [
        { name: 'a', change: 'shortcut' },
        { name: 'a', change: 'category' }
      ],
      skipped: [
        { name: 'b', refusal: 'no-text' },
        { name: '', refusal: 'no-name' },
        { name: '', refusal: 'no-name' },
        { name: long.slice(0, 200), refusal: 'too-long' },
        { name: 'e', refusal: 'too-long' }
      ]
    }
  });
});

it('[RR7] fills placeholders once, and leaves unknown ones', () => {
  const values = { customer: '{technician}', technician: 'Kim', date: 'd', time: 't', number: '1' };
  expect(fillPlaceholders('{customer}/{technician}/{toString}/{x}', values)).toBe(
    '{technician}/Kim/{toString}/{x}'
  );
});

it('[RR8] finds by name, content and shortcut, whatever the accents, favourites first', () => {
  const all = [...replies, reply('Café', { text: 'Öffnen' })];
  const found = (query: string): string[] => searchReplies(all, query, 'en').map(({ name }) => name);
  expect(found('')).toEqual(['Driver', 'Greeting', 'Café']);
  expect(found('cafe')).toEqual(['Café']);
  expect(found('OFFNEN')).toEqual(['Café']);
  expect(found('hi')).toEqual(['Greeting']);
  expect(found('print driv')).toEqual(['Driver']);
  expect(found('nothing')).toEqual([]);
});
