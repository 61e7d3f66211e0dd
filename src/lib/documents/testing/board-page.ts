import * as Y from 'yjs';
import type { Clock } from '../../base/clock.js';
import type { Role } from '../../base/roles.js';
import { DocumentBoard } from '../board.js';

/** A board over a document of its own, whose every signature is believed. */
export function boardPage(role: Role, clock: Clock) {
  const doc = new Y.Doc();
  const board = new DocumentBoard({
    sessionId: 'one',
    role,
    sign: () => new Uint8Array(64),
    verify: () => true,
    clock,
    slices: { now: () => 0, pause: (f) => f() },
    array: doc.getArray('board'),
    transcript: [],
    onEntry: () => undefined
  });
  return {
    board,
    /** Brings to this page all that the other one has. */
    takeFrom: (other: { state(): Uint8Array }) => Y.applyUpdate(doc, other.state()),
    state: () => Y.encodeStateAsUpdate(doc)
  };
}
