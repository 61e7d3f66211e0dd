import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasWords, searchable, searchWords } from './fold.js';

const finds = (query: string, text: string, language = 'en'): boolean =>
  hasWords(searchable(text), searchWords(query, language));

it.each([
  ['cafe', 'Café', true],
  ['CAFÉ', 'cafe', true],
  ['zürich', 'Zuerich', true],
  ['zuerich', 'Zürich', true],
  ['zurich', 'ZÜRICH', true],
  ['zürich', 'zurich', true],
  ['grosse', 'Größe', true],
  ['Größe', 'GROESSE', true],
  ['straße', 'STRASSE', true],
  ['strasse', 'Straße', true],
  ['soren', 'Søren', true],
  ['soeren', 'Søren', true],
  ['aarhus', 'Århus', true],
  ['arhus', 'Århus', true],
  // nothing that is in a word is lost to a part of it
  ['etooth', 'Bluetooth', true],
  ['el', 'Michael', true],
  ['ue', 'Turm', false],
  ['.*', 'anything', false],
  ['(', 'a (b', true]
])('[HX3] «%s» in «%s», for readers of English, German and Dutch: %s', (query, text, isFound) => {
  for (const language of ['en', 'de', 'nl', 'de-AT']) expect(finds(query, text, language)).toBe(isFound);
});

it.each([
  ['gå', 'gaa', true],
  ['gaa', 'gå', true],
  ['ga', 'gå', false],
  ['gå', 'ga', false],
  ['øl', 'oel', true],
  ['oel', 'Øl', true],
  ['ol', 'øl', false],
  ['æble', 'AEBLE', true],
  ['aeble', 'æble', true],
  ['able', 'æble', false],
  ['möller', 'Møller', true],
  ['cafe', 'Café', true],
  ['munchen', 'München', true],
  ['strasse', 'Straße', true]
])('[HX3] «%s» in «%s», for readers of Danish: %s', (query, text, isFound) => {
  expect(finds(query, text, 'da')).toBe(isFound);
});

it('[HX3] every word finds itself, whatever it is made of', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom('en', 'da'),
      (text, language) => {
        expect(finds(text, text, language)).toBe(true);
      }
    )
  );
});
