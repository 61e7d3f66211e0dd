import type { Clock } from '../../../base/clock.js';
import type { Role } from '../../../base/roles.js';
import { listPage } from '../../../documents/testing/list-page.js';
import { boardForm } from '../shared/board-entry.js';
import { DocumentBoard } from '../shared/board.js';

/** A board over a document of its own, whose every signature is believed. */
export function boardPage(role: Role, clock: Clock) {
  const { list, takeFrom, state } = listPage('board', {
    form: boardForm,
    sessionId: 'one',
    role,
    sign: () => new Uint8Array(64),
    verify: () => true,
    clock,
    transcript: [],
    onEntry: () => undefined
  });
  return { board: new DocumentBoard({ role, list }), takeFrom, state };
}
