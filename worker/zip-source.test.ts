import { expect, it } from 'vitest';
import { zipTime } from '../src/lib/transfer/zip-time.js';
import { zipOf } from './zip-source.js';

/** The time of the first file, as its header has it (MS-DOS: seconds by two, month from 1, years from 1980). */
async function timeInZip(lastModified: number): Promise<Date> {
  const file = Object.defineProperty(new File(['x'], 'a.txt'), 'lastModified', { value: lastModified });
  const bytes = new Uint8Array(await new Response(zipOf([{ path: 'a.txt', file }])).arrayBuffer());
  const header = new DataView(bytes.buffer);
  const [time, date] = [header.getUint16(10, true), header.getUint16(12, true)];
  return new Date(
    1980 + (date >> 9),
    ((date >> 5) & 15) - 1,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2
  );
}

it.each([
  ['the beginning of 1970', 0, 1980],
  ['long before', -1e13, 1980],
  ['no time at all', NaN, 1980],
  ['never', -Infinity, 1980],
  ['long after', Date.UTC(2150, 0), 2107],
  ['for ever', Infinity, 2107]
])('[FT20] a file of %s has a time that a ZIP can hold', async (_name, at, year) => {
  expect((await timeInZip(at)).getFullYear()).toBe(year);
});

it('[FT20] every other time is as it was', async () => {
  const at = new Date(2026, 4, 31, 12, 30, 10).getTime();
  expect((await timeInZip(at)).getTime()).toBe(at);
  expect(zipTime(at)).toBe(at);
});
