import { expect, it } from 'vitest';
import { pieceCount, pieceOf, StillAssembly } from './still-transfer.js';
import { maxStillBytes } from './view-messages.js';

const still = new Blob([Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) % 256)]);

function assemble(bytes: number) {
  const wanted: number[] = [];
  return { wanted, assembly: StillAssembly.begin(bytes, (index) => wanted.push(index)) };
}

it('[ST7] asks for four pieces at a time, takes them in order, and gives the same bytes', async () => {
  const { wanted, assembly } = assemble(still.size);
  expect(wanted).toEqual([0, 1, 2, 3]);
  let whole: unknown;
  for (let index = 0; index < pieceCount(still.size); index++) {
    whole = assembly!.take(index, (await pieceOf(still, index))!);
  }
  expect(wanted).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Uint8Array(await (whole as Blob).arrayBuffer())).toEqual(
    new Uint8Array(await still.arrayBuffer())
  );
});

it('[ST7] gives up what is out of turn, not asked for, too short, too long or no base64', async () => {
  const first = (await pieceOf(still, 0))!;
  for (const [index, data] of [
    [1, first],
    [0, first.slice(4)],
    [0, `${first}AAAA`],
    [0, '=A=A'],
    [0, '']
  ] as const) {
    expect(assemble(still.size).assembly!.take(index, data)).toBe('broken');
  }
  const small = assemble(10);
  expect(small.assembly!.take(0, btoa('0123456789'))).toBeInstanceOf(Blob);
  expect(small.assembly!.take(1, '')).toBe('broken');
});

it('[ST7] takes nothing that is announced as empty or as too large', () => {
  expect(assemble(0).assembly).toBeUndefined();
  expect(assemble(maxStillBytes + 1).assembly).toBeUndefined();
});

it('[ST7] has no piece behind the last', async () => {
  expect(await pieceOf(still, pieceCount(still.size))).toBeUndefined();
});
