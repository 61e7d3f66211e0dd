import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import { toBase64Url } from '../../../base/bytes.js';
import { Emitter } from '../../../base/emitter.js';
import type { Role } from '../../../base/roles.js';
import type { FeaturePort } from '../../../session/feature.js';
import { packPoints } from './board-points.js';
import { boardSignalSchema, pointerSchema, type BoardSignal } from './board-signal.js';
import { boardPage } from '../testing/board-page.js';
import { BoardModel } from './board-model.svelte.js';
import type { Pen } from './board-view.js';

const clock = manualClock(5_000_000);
const pen: Pen = { surface: 'screen', tool: 'pen', colour: 0, width: 1, fades: 0 };
const at = (x: number, y: number) => ({ x, y, pressure: 0.5 });

/** Lanes of a session in memory; what is sent is parsed as a channel would. */
function side(role: Role) {
  const inboxes = { board: new Emitter<unknown>(), pointer: new Emitter<unknown>() };
  const changed = new Emitter<void>();
  const state = { isUp: true, activeAt: 0 };
  const turn = (isUp: boolean) => ({
    emit() {
      state.isUp = isUp;
      changed.emit();
    }
  });
  const sent: { type: string }[] = [];
  const out = { deliver: (_lane: 'board' | 'pointer', _message: unknown): void => undefined };
  const page = boardPage(role, clock);
  const port = (lane: 'board' | 'pointer'): FeaturePort<never> => ({
    send: (message: unknown) => {
      sent.push(v.parse(lane === 'board' ? boardSignalSchema : pointerSchema, message));
      out.deliver(lane, message);
    },
    onMessage: inboxes[lane].on as never
  });
  const model = new BoardModel({
    board: page.board,
    role,
    clock,
    session: {
      get isUp() {
        return state.isUp;
      },
      onChange: changed.on,
      noteActivity: () => (state.activeAt = clock.now())
    },
    signals: port('board'),
    pointers: port('pointer')
  });
  return { model, page, sent, inboxes, state, up: turn(true), down: turn(false), out };
}

function pair() {
  const [technician, customer] = [side('technician'), side('customer')];
  technician.out.deliver = (lane, message) => customer.inboxes[lane].emit(message);
  customer.out.deliver = (lane, message) => technician.inboxes[lane].emit(message);
  const sync = (): void => customer.page.takeFrom(technician.page);
  return { technician, customer, sync };
}

it('[LC11] drawing and pointing are activity, on both sides', () => {
  const { technician, customer } = pair();
  const sides = [technician.state, customer.state];
  expect(sides.map(({ activeAt }) => activeAt)).toEqual([0, 0]);
  clock.advance(1_000);
  technician.model.point({ ...at(0.5, 0.5), surface: 'screen' });
  expect(sides.map(({ activeAt }) => activeAt)).toEqual([clock.now(), clock.now()]);
  clock.advance(1_000);
  customer.model.begin(pen, at(0.1, 0.1)).move([at(0.2, 0.2)]);
  expect(customer.state.activeAt).toBe(clock.now());
  clock.advance(16);
  expect(technician.state.activeAt).toBe(clock.now());
  customer.model.close();
  technician.model.close();
});

describe('a line on its way', () => {
  it('[BD6] is seen while it is drawn, and gives place to its entry', () => {
    const { technician, customer, sync } = pair();
    const drawing = technician.model.begin(pen, at(0.1, 0.1));
    drawing.move([at(0.2, 0.2), at(0.3, 0.3)]);
    clock.advance(16);
    expect(customer.model.live.strokes[0]?.points).toHaveLength(3);
    expect(customer.model.marks).toEqual([]);
    drawing.finish();
    sync();
    expect(customer.model.live.strokes).toEqual([]);
    expect(customer.model.marks).toHaveLength(1);
  });

  it('[BD6] does not come back by points that were overtaken by the entry', () => {
    const { technician, customer, sync } = pair();
    const late: unknown[] = [];
    technician.out.deliver = (_, message) => late.push(message);
    technician.model.begin(pen, at(0.1, 0.1)).finish();
    sync();
    for (const message of late) customer.inboxes.board.emit(message);
    expect(customer.model.live.strokes).toEqual([]);
  });

  it('[BD6] is gone when it is given up, when its author falls silent, and when the way is lost', () => {
    const { technician, customer } = pair();
    const { live } = customer.model;
    technician.model.begin(pen, at(0, 0)).cancel();
    expect(live.strokes).toEqual([]);
    technician.model.begin(pen, at(0, 0));
    expect(live.strokes).toHaveLength(1);
    clock.advance(5_000);
    expect(live.strokes).toEqual([]);
    technician.model.begin(pen, at(0, 0));
    customer.down.emit();
    expect(live.strokes).toEqual([]);
  });

  it('[BD6] tells one message for a frame, however many points there are', () => {
    const { technician } = pair();
    const drawing = technician.model.begin(pen, at(0, 0));
    for (let i = 1; i <= 100; i++) drawing.move([at(i / 200, 0)]);
    expect(technician.sent).toHaveLength(1);
    clock.advance(16);
    expect(technician.sent).toHaveLength(2);
  });
});

describe('a hostile hand', () => {
  const stroke = (id: number, points: number, replaces = false): BoardSignal => ({
    type: 'stroke',
    id: String(id).padStart(22, 'A'),
    surface: 'screen',
    tool: 'pen',
    colour: 0,
    width: 0,
    number: 0,
    replaces,
    points: toBase64Url(packPoints(Array.from({ length: points }, () => at(0.5, 0.5))))
  });

  it('[BD7] draws ten lines at once of 2,000 points each, and no more', () => {
    const { model, inboxes } = side('customer');
    for (let id = 0; id < 30; id++)
      for (let part = 0; part < 30; part++) {
        clock.advance(2);
        inboxes.board.emit(stroke(id, 120));
      }
    expect(model.live.strokes.length).toBeLessThanOrEqual(10);
    for (const { points } of model.live.strokes) expect(points.length).toBeLessThanOrEqual(2_000);
  });

  it('[BD7] is heard 600 times in a second', () => {
    const { model, inboxes } = side('customer');
    let changes = 0;
    model.live.onChange(() => changes++);
    for (let i = 0; i < 5_000; i++) inboxes.pointer.emit({ type: 'at', surface: 'screen', x: i, y: 0 });
    expect(changes).toBe(600);
  });

  it.each([
    ['points that are no numbers', { ...stroke(1, 1), points: [Number.NaN] }],
    ['a million points', { ...stroke(1, 1), points: 'A'.repeat(7_000_000) }],
    ['markup as surface', { ...stroke(1, 1), surface: '<b>' }],
    ['a colour beside the palette', { ...stroke(1, 1), colour: 8 }]
  ])('[BD7] is not heard with %s', (_, signal) => {
    expect(v.safeParse(boardSignalSchema, signal).success).toBe(false);
  });

  it.each([
    { type: 'at', surface: 'screen', x: null, y: 0 },
    { type: 'at', surface: 'screen', x: 0.5, y: 0 },
    { type: 'at', surface: 'screen', x: 70_000, y: 0 },
    { type: 'at', surface: 'screen', x: 1, y: 1, name: 'Somebody else' }
  ])('[BD8] does not point at %j', (message) => {
    expect(v.safeParse(pointerSchema, message).success).toBe(false);
  });

  it('[BD5, BD9] who is the customer can neither freeze for the technician nor ask to look', () => {
    const { model, inboxes } = side('technician');
    inboxes.board.emit({ type: 'freeze', id: 'ab'.repeat(8) });
    inboxes.board.emit({ type: 'look', region: 'top' });
    expect([model.frozen, model.look]).toEqual([undefined, undefined]);
  });
});

describe('pointer, look and freeze', () => {
  it('[BD8] a pointer is where the other’s is, is told again at rest, and goes when nobody says any more', () => {
    const { technician, customer } = pair();
    technician.model.point({ surface: 'screen', x: 0.5, y: 0.25 });
    expect(customer.model.live.pointer?.x).toBeCloseTo(0.5, 3);
    clock.advance(10_000);
    expect(customer.model.live.pointer?.y).toBeCloseTo(0.25, 3);
    technician.out.deliver = () => undefined;
    clock.advance(2_000);
    expect(customer.model.live.pointer).toBeUndefined();
    technician.model.point(undefined);
  });

  it('[BD8] a pointer that is put away is gone at once', () => {
    const { technician, customer } = pair();
    technician.model.point({ surface: 'screen', x: 0.5, y: 0.25 });
    technician.model.point(undefined);
    expect(customer.model.live.pointer).toBeUndefined();
  });

  it('[BD9] freezes for both, again after the way was lost, until it is taken back', () => {
    const { technician, customer } = pair();
    technician.model.freeze('screen');
    expect(customer.model.frozen).toBe(technician.model.frozen);
    for (const side of [technician, customer]) side.down.emit();
    expect(customer.model.frozen).toBeUndefined();
    technician.up.emit();
    expect(customer.model.frozen).toBe(technician.model.frozen);
    technician.model.unfreeze();
    expect(customer.model.frozen).toBeUndefined();
  });

  it('[BD9, BD12] what is frozen keeps its surface, and with it its marks, while another picture is live', () => {
    const { technician, customer, sync } = pair();
    technician.model.show('screen-0123456789abcdef');
    sync();
    technician.model.freeze('screen-0123456789abcdef');
    const frozenOn = () => [technician.model.frozenOn, customer.model.frozenOn];
    expect(frozenOn()).toEqual(['screen-0123456789abcdef', 'screen-0123456789abcdef']);
    technician.model.show('page');
    sync();
    expect(frozenOn()).toEqual(['screen-0123456789abcdef', 'screen-0123456789abcdef']);
    technician.model.unfreeze();
    expect(frozenOn()).toEqual([undefined, undefined]);
  });

  it('[BD10] asks the customer to look somewhere, for eight seconds', () => {
    const { technician, customer } = pair();
    technician.model.lookAt('top-right');
    expect(customer.model.look?.region).toBe('top-right');
    clock.advance(8_000);
    expect(customer.model.look).toBeUndefined();
  });
});

it('[BD11] a mark that fades is gone after its seconds, on both sides', () => {
  const { technician, customer, sync } = pair();
  technician.model.begin({ ...pen, fades: 5 }, at(0, 0)).finish();
  clock.advance(3_000);
  sync();
  expect(customer.model.marks).toHaveLength(1);
  clock.advance(2_000);
  expect(technician.model.marks).toEqual([]);
  clock.advance(3_000);
  expect(customer.model.marks).toEqual([]);
});
