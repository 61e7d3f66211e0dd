import { expect, it } from 'vitest';
import { inertCell } from './inert-cell.js';

it('[HX7] a formula is text, also behind quotes, in full width, and behind another country’s separator', () => {
  expect(inertCell('=1+1')).toBe("'=1+1");
  expect(inertCell('"=1+1"')).toBe('\'"=1+1"');
  expect(inertCell('＝1')).toBe("'＝1");
  expect(inertCell('a;=1')).toBe("a;'=1");
  expect(inertCell('a; \t@x')).toBe("a; \t'@x");
});

it('[HX7] what nobody runs stays as it is', () => {
  for (const text of ['', 'Ida Holm', 'a=b', '1,5; 2', 'Smith, Jo', 'ask@example.com'])
    expect(inertCell(text)).toBe(text);
});

it('[HX7] is as fast on what is made to be slow', () => {
  const startedAt = process.cpuUsage();
  inertCell('\t'.repeat(200_000) + 'x');
  expect(process.cpuUsage(startedAt).user).toBeLessThan(1_000_000);
});
