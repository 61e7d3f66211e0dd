import * as v from 'valibot';
import { toBase64Url, utf8, type Bytes } from '../../../base/bytes.js';
import { bytesPerPoint, maxPointsPerMark } from './board-points.js';
import { entryId, role, sequence, surfaceName, tools } from './board-schema.js';
import type { Signed, Unsigned } from '../../../documents/signed-list.js';
import type { ListEntry } from '../../../documents/transcript.js';
import type { ListForm } from '../../../session/feature.js';

/** Entries one author may write onto one session's board. */
export const maxBoardEntries = 20_000;
/** UTF-16 units that a text on the board may have. */
export const maxMarkText = 300;
/** Marks that one entry may erase. */
export const maxErased = 500;

const small = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/** How many points a mark of each tool has. */
const pointCounts: Record<(typeof tools)[number], (points: number) => boolean> = {
  pen: (points) => points >= 1,
  highlighter: (points) => points >= 1,
  line: (points) => points === 2,
  arrow: (points) => points === 2,
  rectangle: (points) => points === 2,
  ellipse: (points) => points === 2,
  number: (points) => points === 2,
  text: (points) => points === 1
};

const markSchema = v.pipe(
  v.strictObject({
    kind: v.literal('mark'),
    surface: surfaceName,
    tool: v.picklist(tools),
    /** Of the palette. */
    colour: small(7),
    /** Of the widths, from thin to thick. */
    width: small(3),
    points: v.pipe(
      v.instance(Uint8Array),
      v.minLength(bytesPerPoint),
      v.maxLength(bytesPerPoint * maxPointsPerMark),
      v.check(({ length }) => length % bytesPerPoint === 0)
    ),
    text: v.pipe(v.string(), v.maxLength(maxMarkText)),
    /** What stands at a numbered arrow. */
    number: small(99),
    /** Seconds until it is gone; 0 for one that stays. */
    fades: small(60)
  }),
  v.check(
    ({ tool, points, text, number }) =>
      pointCounts[tool](points.length / bytesPerPoint) &&
      (tool === 'text') === (text.trim() !== '') &&
      (tool === 'number') === number > 0
  )
);

const seqs = v.pipe(v.array(sequence), v.maxLength(maxErased));
const upTo = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(maxBoardEntries));

const operationSchema = v.variant('kind', [
  markSchema,
  /** Marks by the numbers of their entries. */
  v.strictObject({ kind: v.literal('erase'), own: seqs, other: seqs }),
  /** All marks on a surface up to these entries. */
  v.strictObject({ kind: v.literal('clear'), surface: surfaceName, own: upTo, other: upTo }),
  /** Takes an own mark, erasure or clearing back. */
  v.strictObject({ kind: v.literal('undo'), seq: sequence }),
  v.strictObject({ kind: v.literal('redo'), seq: sequence }),
  /** What both look at; only the technician says so. */
  v.strictObject({ kind: v.literal('show'), surface: surfaceName })
]);

export type BoardOperation = v.InferOutput<typeof operationSchema>;
export type Mark = v.InferOutput<typeof markSchema>;

/** A verified entry of the board. */
export interface BoardEntry extends ListEntry {
  operation: BoardOperation;
}

const signedEntrySchema = v.strictObject({
  v: v.literal(1),
  id: entryId,
  author: role,
  seq: sequence,
  at: v.pipe(v.number(), v.safeInteger()),
  seen: upTo,
  operation: operationSchema,
  signature: v.pipe(v.instance(Uint8Array), v.length(64))
});

function readSignedBoardEntry(value: unknown): Signed<BoardEntry> | undefined {
  const parsed = v.safeParse(signedEntrySchema, value, { abortEarly: true });
  return parsed.success ? parsed.output : undefined;
}

/** What an author signs (BD2). Integers and strings in a list, which JSON writes the same way in every engine. */
export function signedBoardBytes(sessionId: string, entry: Unsigned<BoardEntry>): Bytes {
  const { id, author, seq, at, seen, operation } = entry;
  return utf8(JSON.stringify([entry.v, sessionId, id, author, seq, at, seen, operationList(operation)]));
}

function operationList(operation: BoardOperation): unknown[] {
  switch (operation.kind) {
    case 'mark': {
      const { kind, surface, tool, colour, width, points, text, number, fades } = operation;
      return [kind, surface, tool, colour, width, toBase64Url(points), text, number, fades];
    }
    case 'erase':
      return [operation.kind, operation.own, operation.other];
    case 'clear':
      return [operation.kind, operation.surface, operation.own, operation.other];
    case 'undo':
    case 'redo':
      return [operation.kind, operation.seq];
    case 'show':
      return [operation.kind, operation.surface];
  }
}

export const boardForm: ListForm<BoardEntry> = {
  read: readSignedBoardEntry,
  signedBytes: signedBoardBytes,
  isSame: (known, { id }) => known.id === id,
  entryOf: ({ id, author, seq, operation }, at) => ({ id, author, seq, at, operation: copyOf(operation) }),
  readKept: (row) => (isEntry(row) ? row : undefined)
};

function isEntry(row: unknown): row is BoardEntry {
  const { id, author, seq, at, operation } = row as Partial<BoardEntry>;
  return (
    typeof id === 'string' &&
    (author === 'technician' || author === 'customer') &&
    typeof seq === 'number' &&
    typeof at === 'number' &&
    typeof operation?.kind === 'string' &&
    (operation.kind !== 'mark' || operation.points instanceof Uint8Array)
  );
}

/** The points come as a window onto the whole update they arrived in, which they must not keep in memory. */
const copyOf = (operation: BoardOperation): BoardOperation =>
  operation.kind === 'mark' ? { ...operation, points: operation.points.slice() } : operation;
