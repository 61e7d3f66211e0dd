import * as Y from 'yjs';
import type { Bytes } from '../../../src/lib/base/bytes.js';
import { signedBoardBytes, type BoardEntry } from '../../../src/lib/features/board/shared/board-entry.js';
import type { Unsigned } from '../../../src/lib/documents/signed-list.js';
import { makeIdentity, sign, type SessionIdentity } from '../../../src/lib/handshake/identity.js';

const mark = {
  kind: 'mark',
  surface: 'page',
  tool: 'pen',
  colour: 0,
  width: 1,
  points: new Uint8Array(10),
  text: '',
  number: 0,
  fades: 0
} as const;

/** Two good entries of the technician, and around them everything that should not be believed. */
export function hostileBoard(sessionId: string, identity: SessionIdentity): Bytes {
  const doc = new Y.Doc();
  const array = doc.getArray('board');
  let ids = 0;
  const signed = (draft: Partial<Unsigned<BoardEntry>>, signer = identity): object => {
    const entry: Unsigned<BoardEntry> = {
      v: 1,
      id: String(++ids).padStart(22, 'H'),
      author: 'technician',
      seq: 1,
      at: Date.now(),
      seen: 0,
      operation: mark,
      ...draft
    };
    return { ...entry, signature: sign(signer, 'board-entry', signedBoardBytes(sessionId, entry)) };
  };
  const words = '<img src=x onerror="document.title=1"><script src=x></script>';
  array.push([
    signed({ operation: { kind: 'show', surface: 'page' } }),
    signed({ seq: 2, operation: { ...mark, tool: 'text', points: new Uint8Array(5), text: words } }),
    // a million points; numbers that are none; a forged author; a stranger's signature; a chat's purpose
    signed({ seq: 3, operation: { ...mark, points: new Uint8Array(5_000_000) } }),
    { ...signed({ seq: 4 }), operation: { ...mark, points: [Number.NaN, Number.POSITIVE_INFINITY] } },
    { ...signed({ seq: 5 }), at: Number.NaN },
    signed({ author: 'customer' }),
    signed({ seq: 6 }, makeIdentity()),
    signed({ seq: 2 }),
    ...Array.from({ length: 60 }, (_, i) => ({ kind: 'nonsense', i }))
  ]);
  return Y.encodeStateAsUpdate(doc) as Bytes;
}
