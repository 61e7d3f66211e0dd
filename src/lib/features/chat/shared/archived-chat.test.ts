import { expect, it } from 'vitest';
import type { ArchivedSession } from '../../history/technician/history.svelte.js';
import { archivedChat } from './archived-chat.js';

it('[HX6] a history that names two lines alike is shown, each name once', () => {
  const line = (id: string, at: number) => ({ id, author: 'customer' as const, at, text: `${at}` });
  const session = {
    entries: [line('a', 1), line('b', 3), line('a', 2)],
    log: [{ id: 'b', at: 4, kind: 'lost', facts: {} }]
  } as unknown as ArchivedSession;
  expect(archivedChat(session).entries.map(({ id }) => id)).toEqual(['a', 'b']);
});
