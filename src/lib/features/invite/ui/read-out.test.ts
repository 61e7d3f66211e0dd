import { describe, expect, it } from 'vitest';
import { ReadOut } from './read-out.svelte.js';

describe('reading a PIN aloud', () => {
  it('[TC7] goes through nine digits and stops at the ends', () => {
    const readOut = new ReadOut('482 067 139');
    readOut.move(-1);
    expect(readOut.digit).toBe('4');
    for (let i = 0; i < 20; i++) readOut.move(1);
    expect(readOut.digit).toBe('9');
    expect(readOut.isAtEnd).toBe(true);
  });

  it('[TC7] asks for a pause after each group but the last', () => {
    const readOut = new ReadOut('482067139');
    const pauses = readOut.digits.map((_, position) => {
      readOut.go(position);
      return readOut.isBeforePause;
    });
    expect(pauses.flatMap((isPause, position) => (isPause ? position : []))).toEqual([2, 5]);
  });
});
