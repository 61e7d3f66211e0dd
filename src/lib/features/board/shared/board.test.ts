import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import type { Role } from '../../../base/roles.js';
import { boardForm, signedBoardBytes, type BoardEntry } from './board-entry.js';
import { maxPointsPerMark, packPoints, unpackPoints } from './board-points.js';
import { DocumentBoard, type Mark } from './board.js';
import type { Unsigned } from '../../../documents/signed-list.js';
import { listPage } from '../../../documents/testing/list-page.js';
import { signAs, verifySigned } from '../../../documents/testing/signers.js';

const sessionId = 'session one';

const line: Omit<Mark, 'kind'> = {
  surface: 'screen',
  tool: 'pen',
  colour: 1,
  width: 1,
  points: packPoints([
    { x: 0.25, y: 0.5, pressure: 0.5 },
    { x: 0.75, y: 0.5, pressure: 1 }
  ]),
  text: '',
  number: 0,
  fades: 0
};

function page(role: Role, transcript: BoardEntry[] = []) {
  const stored: BoardEntry[] = [];
  let refused = 0;
  const clock = manualClock(1_000_000);
  const { list, ...document } = listPage('board', {
    form: boardForm,
    sessionId,
    role,
    sign: signAs(role),
    verify: verifySigned,
    clock,
    transcript,
    onEntry: (entry) => stored.push(entry)
  });
  list.onRefused(() => refused++);
  const board = new DocumentBoard({ role, list });
  return {
    ...document,
    board,
    stored,
    clock,
    refused: () => refused,
    colours: () => board.marks.map(colourOf)
  };
}

const colourOf = ({ mark }: { mark: Mark }): number => mark.colour;

function pair() {
  const [technician, customer] = [page('technician'), page('customer')];
  const sync = (): void => {
    customer.takeFrom(technician);
    technician.takeFrom(customer);
  };
  return { technician, customer, sync };
}

const draw = ({ board }: ReturnType<typeof page>, colour: number, more: Partial<Mark> = {}): void => {
  expect(board.draw({ ...line, colour, ...more })).toEqual({ ok: true, value: undefined });
};

describe('marks', () => {
  it('[BD1] arrive as they were drawn, on both sides', () => {
    const { technician, customer, sync } = pair();
    draw(technician, 3);
    sync();
    const [mark] = customer.board.marks;
    expect(mark).toMatchObject({ author: 'technician', mark: { ...line, colour: 3 } });
    expect(unpackPoints(mark!.mark.points)[1]!.x).toBeCloseTo(0.75, 4);
  });

  it('[BD1] points are numbers within the picture, whatever is put in', () => {
    const packed = packPoints([{ x: NaN, y: 7, pressure: -1 }]);
    expect(unpackPoints(packed)).toEqual([{ x: 0, y: 1, pressure: 0 }]);
  });

  it('[BD3] each takes back own marks only, while the other goes on', () => {
    const { technician, customer, sync } = pair();
    draw(technician, 1);
    sync();
    draw(customer, 2);
    sync();
    draw(technician, 3);
    customer.board.undo();
    sync();
    expect(customer.colours()).toEqual([1, 3]);
    expect(technician.colours()).toEqual([1, 3]);
    technician.board.undo();
    customer.board.redo();
    sync();
    expect(technician.colours().toSorted()).toEqual([1, 2]);
    expect(technician.board.canRedo).toBe(true);
    draw(technician, 4);
    expect(technician.board.canRedo).toBe(false);
    technician.board.undo();
    technician.board.undo();
    sync();
    expect(customer.colours()).toEqual([2]);
    expect(technician.board.canUndo).toBe(false);
  });

  it('[BD3] a clearing reaches what its author had seen, and can be taken back', () => {
    const { technician, customer, sync } = pair();
    draw(technician, 1);
    draw(customer, 2);
    sync();
    draw(customer, 3);
    technician.board.clear('screen', 'all');
    sync();
    expect(technician.colours()).toEqual([3]);
    expect(customer.colours()).toEqual([3]);
    technician.board.undo();
    sync();
    expect(customer.colours().toSorted()).toEqual([1, 2, 3]);
    technician.board.clear('screen', 'own');
    sync();
    expect(customer.colours().toSorted()).toEqual([2, 3]);
  });

  it('[BD3] a technician erases any mark, a customer only own ones', () => {
    const { technician, customer, sync } = pair();
    draw(technician, 1);
    draw(customer, 2);
    sync();
    customer.board.erase(customer.board.marks);
    sync();
    expect(technician.colours()).toEqual([1]);
    technician.board.erase(technician.board.marks);
    sync();
    expect(customer.colours()).toEqual([]);
  });

  it('[BD5] the technician says what both look at', () => {
    const { technician, customer, sync } = pair();
    technician.board.show('page');
    customer.board.show('screen');
    sync();
    expect([technician.board.shown, customer.board.shown]).toEqual(['page', 'page']);
  });

  it('[BD4] survive a reload, and a peer that empties the document', () => {
    const { technician, customer, sync } = pair();
    draw(technician, 1);
    draw(customer, 2);
    sync();
    const { array } = technician;
    array.delete(0, array.length);
    sync();
    expect(customer.colours().toSorted()).toEqual([1, 2]);
    const reloaded = page('customer', customer.stored);
    expect(reloaded.colours().toSorted()).toEqual([1, 2]);
    expect(reloaded.board.isOld(reloaded.board.marks[0]!)).toBe(true);
    reloaded.clock.advance(1_000);
    technician.takeFrom(reloaded);
    expect(array.length).toBe(1);
  });
});

describe('a hostile peer', () => {
  const forged = (draft: Partial<Unsigned<BoardEntry>>, signer: Role = 'technician') => {
    const entry: Unsigned<BoardEntry> = {
      v: 1,
      id: 'A'.repeat(22),
      author: 'technician',
      seq: 1,
      at: 1_000_000,
      seen: 0,
      operation: { kind: 'mark', ...line },
      ...draft
    };
    return { ...entry, signature: signAs(signer)(signedBoardBytes(sessionId, entry)) };
  };
  const mark = (more: object) => ({ operation: { kind: 'mark', ...line, ...more } as never });

  it.each([
    ['under a forged name', forged({ author: 'customer' })],
    ['signed by somebody else', forged({}, 'customer')],
    ['with a million points', forged(mark({ points: new Uint8Array(5_000_000) }))],
    ['with one point too many', forged(mark({ points: new Uint8Array(5 * (maxPointsPerMark + 1)) }))],
    ['with half a point', forged(mark({ points: new Uint8Array(7) }))],
    ['with points that are no bytes', { ...forged({}), ...mark({ points: [Number.NaN, Infinity] }) }],
    ['with a colour that is not a number', { ...forged({}), ...mark({ colour: Number.NaN }) }],
    ['with a width of its own', { ...forged({}), ...mark({ width: 1e9 }) }],
    ['with a tool that does not exist', { ...forged({}), ...mark({ tool: 'script' }) }],
    [
      'with a book as text',
      forged(mark({ tool: 'text', points: new Uint8Array(5), text: 'x'.repeat(5000) }))
    ],
    ['with a surface that is markup', { ...forged({}), ...mark({ surface: '<img src=x>' }) }],
    ['with a number out of bounds', forged({ seq: 1e12 })],
    ['with more than an entry has', { ...forged({}), more: 1 }],
    ['that erases without end', forged({ operation: { kind: 'erase', own: Array(501).fill(1), other: [] } })]
  ])('[BD2] an entry %s is refused and counted', (_, entry) => {
    const { board, array, refused } = page('customer');
    array.push([entry]);
    expect(board.marks).toEqual([]);
    expect(refused()).toBe(1);
  });

  const arrow: BoardEntry['operation'] = { kind: 'mark', ...line, tool: 'arrow' };
  const label: BoardEntry['operation'] = {
    kind: 'mark',
    ...line,
    tool: 'text',
    points: new Uint8Array(5),
    text: 'here'
  };
  const numbered: BoardEntry['operation'] = { kind: 'mark', ...line, tool: 'number', number: 1 };
  const erasure: BoardEntry['operation'] = { kind: 'erase', own: [1], other: [1] };
  const clearing: BoardEntry['operation'] = { kind: 'clear', surface: 'screen', own: 1, other: 1 };
  it.each<[string, BoardEntry['operation'], object]>([
    ['surface of a mark', arrow, { surface: 'page' }],
    ['tool', arrow, { tool: 'line' }],
    ['colour', arrow, { colour: 2 }],
    ['width', arrow, { width: 2 }],
    ['points', arrow, { points: new Uint8Array(10) }],
    ['text', label, { text: 'there' }],
    ['number', numbered, { number: 2 }],
    ['time until it fades', arrow, { fades: 5 }],
    ['own marks that are erased', erasure, { own: [2] }],
    ['marks of the other that are erased', erasure, { other: [2] }],
    ['surface that is cleared', clearing, { surface: 'page' }],
    ['own marks that are cleared', clearing, { own: 2 }],
    ['marks of the other that are cleared', clearing, { other: 2 }],
    ['entry that is taken back', { kind: 'undo', seq: 1 }, { seq: 2 }],
    ['kind', { kind: 'undo', seq: 1 }, { kind: 'redo' }],
    ['surface that is shown', { kind: 'show', surface: 'screen' }, { surface: 'page' }]
  ])('[BD2] the signature covers the %s', (_what, operation, change) => {
    const good = forged({ operation });
    const refusals = [good, { ...good, operation: { ...operation, ...change } }].map((entry) => {
      const { array, refused } = page('customer');
      array.push([entry]);
      return refused();
    });
    expect(refusals).toEqual([0, 1]);
  });

  it('[BD2] a good entry is taken once, in spite of a second under its number', () => {
    const { board, array, refused } = page('customer');
    array.push([forged({}), forged({}), forged({ id: 'B'.repeat(22) })]);
    expect(board.marks).toHaveLength(1);
    expect(refused()).toBe(1);
  });

  it('[BD3] a customer’s entries cannot erase, clear or show for the technician', () => {
    const { board, array } = page('technician');
    board.draw(line);
    const of = (seq: number, operation: BoardEntry['operation']) =>
      forged({ author: 'customer', id: String(seq).padStart(22, 'C'), seq, operation }, 'customer');
    array.push([
      of(1, { kind: 'erase', own: [], other: [1] }),
      of(2, { kind: 'clear', surface: 'screen', own: 20_000, other: 20_000 }),
      of(3, { kind: 'show', surface: 'page' }),
      of(4, { kind: 'undo', seq: 1 })
    ]);
    expect(board.marks).toHaveLength(1);
    expect(board.shown).toBe('screen');
  });

  it('[BD3] entries out of order come to the same', () => {
    const { board, array } = page('customer');
    const of = (seq: number, operation: BoardEntry['operation']) =>
      forged({ id: String(seq).padStart(22, 'T'), seq, operation });
    array.push([of(2, { kind: 'undo', seq: 1 }), of(1, { kind: 'mark', ...line })]);
    expect(board.marks).toEqual([]);
    array.push([of(4, { kind: 'mark', ...line }), of(3, { kind: 'redo', seq: 1 })]);
    expect(board.marks.map(({ seq }) => seq)).toEqual([1, 4]);
  });
});
