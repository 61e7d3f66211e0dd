import type { BoardSignal, PointerMessage } from '../shared/board-signal.js';

const id = 'A'.repeat(22);

/** One good message of each kind, for fuzz. */
export const samples: { board: BoardSignal[]; pointer: PointerMessage[] } = {
  board: [
    {
      type: 'stroke',
      id,
      surface: 'screen',
      tool: 'pen',
      colour: 0,
      width: 1,
      number: 0,
      replaces: false,
      points: 'AAAAAAA'
    },
    { type: 'drop', id },
    { type: 'look', region: 'top' },
    { type: 'freeze', id: 'ab'.repeat(8) },
    { type: 'unfreeze' }
  ],
  pointer: [{ type: 'at', surface: 'screen-2', x: 0, y: 65_535 }, { type: 'off' }]
};
