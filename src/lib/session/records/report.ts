/**
 * The report of a session: one text that is signed by the session's key of who made it, and the ways to show it.
 * Rules RP in docs/protocol.d/records.md. The form of version 1 never changes: stored reports are made again from it.
 */
import * as v from 'valibot';
import { fromHex, toHex, utf8, type Bytes } from '../../base/bytes.js';
import { parseJson } from '../../base/json.js';
import { err, ok, type Result } from '../../base/result.js';
import type { Role } from '../../base/roles.js';
import { verify } from '../../handshake/identity.js';
import { fingerprintsOf } from './fingerprints.js';
import { sessionTimes } from './session-times.js';

export const reportPurpose = 'session-report';
export const notesPurpose = 'session-notes';

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
  chat: readonly { id: string; author: Role; seq: number; at: number; text: string }[];
  pictures: readonly { at: number; name: string; sha256: string }[];
}

const text = v.string();
const time = v.pipe(v.number(), v.finite());
const role = v.picklist(['technician', 'customer']);
const bodySchema = v.strictObject({
  v: v.literal(1),
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
  log: v.array(v.strictObject({ at: time, kind: text, facts: v.record(text, text) })),
  chat: v.array(v.strictObject({ at: time, author: role, seq: v.number(), id: text, text })),
  files: v.array(v.strictObject({ at: time, name: text, md5: text, sha256: text })),
  pictures: v.array(v.strictObject({ at: time, name: text, sha256: text }))
});
export type ReportBody = v.InferOutput<typeof bodySchema>;

const fileSchema = v.strictObject({
  kind: v.literal('tincan-report'),
  v: v.literal(1),
  /** JSON of the body, as it was signed. */
  body: text,
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
  /** Only in the technician's own copy. */
  notes: v.optional(text),
  notesSignature: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)))
});
export type ReportFile = v.InferOutput<typeof fileSchema>;

/** The one text of a report that is signed. */
export function reportText(source: ReportSource): string {
  const { log, chat, pictures, startedAt, endedAt } = source;
  const body: ReportBody = {
    v: 1,
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
    chat: chat.map((entry) => ({
      at: entry.at,
      author: entry.author,
      seq: entry.seq,
      id: entry.id,
      text: entry.text
    })),
    files: fingerprintsOf(log).map(({ at, name, md5, sha256 }) => ({
      at,
      name,
      md5,
      sha256
    })),
    pictures: pictures.map(({ at, name, sha256 }) => ({ at, name, sha256 }))
  };
  return JSON.stringify(body);
}

const sorted = (facts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Notes are signed with the session they belong to, so that they cannot be moved to another report. */
export const notesBytes = (session: string, notes: string): Bytes => utf8(JSON.stringify([session, notes]));

export const reportFileText = (file: ReportFile): string => JSON.stringify(file);

export type ReportProblem = 'not-report' | 'newer-version' | 'changed';

export interface CheckedReport {
  file: ReportFile;
  body: ReportBody;
}

/** Reads a report and checks it. One changed byte, wherever it is, is a problem. */
export function checkReport(given: string): Result<CheckedReport, ReportProblem> {
  const value = parseJson(given);
  const { kind, v: version } = (value ?? {}) as { kind?: unknown; v?: unknown };
  if (kind !== 'tincan-report') return err('not-report');
  if (typeof version === 'number' && version > 1) return err('newer-version');
  const file = v.safeParse(fileSchema, value);
  const body = file.success ? v.safeParse(bodySchema, parseJson(file.output.body)) : undefined;
  if (!file.success || !body?.success) return err('changed');
  // What is left over in the file (spaces, other ways to write a letter) would be signed by nobody.
  if (reportFileText(file.output) !== given) return err('changed');
  const key = fromHex(body.output.by === 'technician' ? body.output.technicianKey : body.output.customerKey);
  const signed = (purpose: string, bytes: Bytes, signature: string | undefined): boolean => {
    const raw = signature && fromHex(signature);
    return raw && key ? verify(key, purpose, bytes, raw) : false;
  };
  const { signature, notes, notesSignature } = file.output;
  if (!signed(reportPurpose, utf8(file.output.body), signature)) return err('changed');
  if (notes !== undefined || notesSignature !== undefined) {
    if (!signed(notesPurpose, notesBytes(body.output.session, notes ?? ''), notesSignature))
      return err('changed');
  }
  return ok({ file: file.output, body: body.output });
}

/** The short form of a signing key, to be compared by people: four groups of four. */
export const shortKey = (key: string): string => key.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

/** SHA-256 of a picture, in hex. */
export async function pictureHash(bytes: Uint8Array): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return toHex(sha256(bytes));
}
