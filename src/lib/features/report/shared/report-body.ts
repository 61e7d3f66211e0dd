/**
 * The text of a report that is signed. The forms of versions 1 and 2 never change: stored reports are made again from
 * them. Rules RP in docs/protocol.d/records.md.
 */
import * as v from 'valibot';
import type { Role } from '../../../base/roles.js';
import { fingerprintsOf } from '../../../history/fingerprints.js';
import { sessionTimes } from './session-times.js';

/** What a report is made of. */
export interface ReportSource {
  by: Role;
  session: string;
  number: string;
  technicianName: string;
  customerName: string;
  createdAt: number;
  startedAt: number | undefined;
  endedAt: number;
  endedBy: 'technician' | 'customer' | 'time';
  technicianKey: string;
  customerKey: string;
  safetyCode: readonly number[];
  log: readonly { at: number; kind: string; facts: Record<string, string> }[];
  chat: readonly ReportedLine[];
  pictures: readonly { at: number; name: string; sha256: string }[];
}

export interface ReportedLine {
  id: string;
  author: Role;
  seq: number;
  at: number;
  text: string;
  /** What the author signed beside it; the signature in hex. */
  proof?: { at: number; seen: number; signature: string } | undefined;
}

export type ReportVersion = 1 | 2;

const text = v.string();
const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const role = v.picklist(['technician', 'customer']);
export const signatureHex = v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/));

const head = {
  by: role,
  session: text,
  number: text,
  technicianName: text,
  customerName: text,
  createdAt: time,
  startedAt: v.nullable(time),
  endedAt: time,
  endedBy: v.picklist(['technician', 'customer', 'time']),
  /** Milliseconds. */
  times: v.strictObject({ total: time, worked: time, held: time, away: time }),
  technicianKey: text,
  customerKey: text,
  safetyCode: v.array(v.number()),
  log: v.array(v.strictObject({ at: time, kind: text, facts: v.record(text, text) }))
};
const tail = {
  files: v.array(v.strictObject({ at: time, name: text, md5: text, sha256: text })),
  pictures: v.array(v.strictObject({ at: time, name: text, sha256: text }))
};
const line = { at: time, author: role, seq: count, id: text, text };

export const bodySchema = v.variant('v', [
  v.strictObject({
    v: v.literal(1),
    ...head,
    chat: v.array(v.strictObject({ ...line, seq: v.number() })),
    ...tail
  }),
  v.strictObject({
    v: v.literal(2),
    ...head,
    chat: v.array(
      v.strictObject({
        ...line,
        /** `null` for a line that was stored before signatures were kept. */
        proof: v.nullable(v.strictObject({ at: time, seen: count, signature: signatureHex }))
      })
    ),
    ...tail
  })
]);
export type ReportBody = v.InferOutput<typeof bodySchema>;

/** The one text of a report that is signed. */
export function reportText(source: ReportSource, version: ReportVersion): string {
  const { log, chat, pictures, startedAt, endedAt } = source;
  const lines = chat.map(({ at, author, seq, id, text, proof }) => ({
    at,
    author,
    seq,
    id,
    text,
    ...(version > 1 && {
      proof: proof ? { at: proof.at, seen: proof.seen, signature: proof.signature } : null
    })
  }));
  return JSON.stringify({
    v: version,
    by: source.by,
    session: source.session,
    number: source.number,
    technicianName: source.technicianName,
    customerName: source.customerName,
    createdAt: source.createdAt,
    startedAt: startedAt ?? null,
    endedAt,
    endedBy: source.endedBy,
    times: sessionTimes(log, startedAt, endedAt),
    technicianKey: source.technicianKey,
    customerKey: source.customerKey,
    safetyCode: [...source.safetyCode],
    // Keys in one order, whatever the database did to them.
    log: log.map(({ at, kind, facts }) => ({ at, kind, facts: sorted(facts) })),
    chat: lines,
    files: fingerprintsOf(log).map(({ at, name, md5, sha256 }) => ({ at, name, md5, sha256 })),
    pictures: pictures.map(({ at, name, sha256 }) => ({ at, name, sha256 }))
  });
}

const sorted = (facts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
