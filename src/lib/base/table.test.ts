import { afterEach, expect, it, vi } from 'vitest';
import { cellSeparator, distinctNames, localTime, zoneAt } from './table.js';

afterEach(() => vi.unstubAllEnvs());

it('[HX7] no two columns have one name, whatever capitals', () => {
  expect(distinctNames(['Name', 'Field', 'field', 'Field 2', 'Field'])).toEqual([
    'Name',
    'Field',
    'field 2',
    'Field 2 2',
    'Field 3'
  ]);
});

it.each([
  ['en', ','],
  ['en-GB', ','],
  ['de', ';'],
  ['de-CH', ','],
  ['nl', ';'],
  ['da', ';']
])('[HX7] cells of %s are separated by «%s»', (locale, separator) => {
  expect(cellSeparator(locale)).toBe(separator);
});

it('[HX7] times are local, and say from which zone', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const [winter, summer] = [Date.UTC(2026, 0, 4, 23, 5, 1), Date.UTC(2026, 6, 4, 12, 5, 1)];
  expect([localTime(winter), zoneAt(winter)]).toEqual(['2026-01-05 00:05:01', 'UTC+01:00']);
  expect([localTime(summer), zoneAt(summer)]).toEqual(['2026-07-04 14:05:01', 'UTC+02:00']);
  vi.stubEnv('TZ', 'America/St_Johns');
  expect(zoneAt(winter)).toBe('UTC-03:30');
});
