import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildSegment, readSegment, SearchableSegment, wordsOf } from './search-index.js';

const segment = new SearchableSegment(
  buildSegment([
    { id: 'a', text: 'Der Netzwerkdrucker druckt nicht. Größe A4' },
    { id: 'b', text: 'The printer is offline; a café in Zürich' },
    { id: 'c', text: 'Printer driver 12.5 installed' },
    { id: 'd', text: '' }
  ])
);

it.each([
  ['printer', ['b', 'c']],
  ['drucker', ['a']],
  ['PRINT drive', ['c']],
  ['cafe zurich', ['b']],
  ['grosse', ['a']],
  ['große', ['a']],
  ['a', ['a', 'b']],
  ['off on', []],
  ['12', ['c']],
  ['nothing', []]
])('[HX3] finds «%s» as parts of words, whatever accents and capitals', (query, ids) => {
  expect(segment.find(wordsOf(query), 'en')).toEqual(ids);
});

it('[HX3] finds exactly what a plain look through all texts finds', () => {
  const word = fc.stringMatching(/^[abc]{1,5}$/);
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (texts, parts) => {
        const built = buildSegment(texts.map((one, i) => ({ id: String(i), text: one })));
        const has = (one: string, part: string): boolean =>
          one.split(' ').some((each) => (part.length < 3 ? each.startsWith(part) : each.includes(part)));
        const plain = texts.flatMap((one, i) => (parts.every((part) => has(one, part)) ? [String(i)] : []));
        expect(new SearchableSegment(built).find(parts, 'en')).toEqual(plain);
      }
    )
  );
});

it('[HX3] a broken segment is none', () => {
  for (const value of [undefined, 7, {}, { v: 1 }, { ...buildSegment([]), posts: [] }])
    expect(readSegment(value)).toBeUndefined();
  expect(readSegment(structuredClone(buildSegment([])))).toBeDefined();
  const good = buildSegment([{ id: 'a', text: 'the printer' }]);
  expect(readSegment(structuredClone(good))).toBeDefined();
  for (const broken of [
    // a search would begin at the first word again, for ever
    { words: '\nprinter\nthe' },
    { starts: new Uint32Array() },
    { starts: Uint32Array.of(0, 2, 1) },
    { posts: Uint16Array.of(0, 7) },
    { ids: [] }
  ])
    expect(readSegment({ ...good, ...broken })).toBeUndefined();
});
