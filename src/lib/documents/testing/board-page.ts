import * as Y from 'yjs';
import type { Clock } from '../../base/clock.js';
import type { Role } from '../../base/roles.js';
import { boardForm } from '../board-entry.js';
import { DocumentBoard } from '../board.js';
import { SignedList } from '../signed-list.js';

/** A board over a document of its own, whose every signature is believed. */
export function boardPage(role: Role, clock: Clock) {
  const doc = new Y.Doc();
  const list = new SignedList({
    form: boardForm,
    sessionId: 'one',
    role,
    sign: () => new Uint8Array(64),
    verify: () => true,
    clock,
    slices: { now: () => 0, pause: (f) => f() },
    array: doc.getArray('board'),
    transcript: [],
    confirmed: 0,
    onEntry: () => undefined
  });
  const board = new DocumentBoard({ role, list });
  return {
    board,
    /** Brings to this page all that the other one has. */
    takeFrom: (other: { state(): Uint8Array }) => Y.applyUpdate(doc, other.state()),
    state: () => Y.encodeStateAsUpdate(doc)
  };
}
