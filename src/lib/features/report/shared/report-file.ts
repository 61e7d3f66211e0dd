/** The file of a report: its text, signed by the session's key of who made it, and what both sides signed (rules RP). */
import * as v from 'valibot';
import { fromHex, toHex, utf8, type Bytes } from '../../../base/bytes.js';
import { parseJson } from '../../../base/json.js';
import { err, ok, type Result } from '../../../base/result.js';
import { verify } from '../../../handshake/identity.js';
import { bodySchema, signatureHex, type ReportBody } from './report-body.js';

export const reportPurpose = 'session-report';
export const notesPurpose = 'session-notes';

/** Of the form that today's pages make. */
export const reportVersion = 2;

/** JSON of the body, as it was signed. */
const signedBody = { body: v.string(), signature: signatureHex };
/** Only in the technician's own copy. */
const signedNotes = { notes: v.optional(v.string()), notesSignature: v.optional(signatureHex) };

const fileSchema = v.variant('v', [
  v.strictObject({ kind: v.literal('tincan-report'), v: v.literal(1), ...signedBody, ...signedNotes }),
  v.strictObject({
    kind: v.literal('tincan-report'),
    v: v.literal(2),
    ...signedBody,
    /** What both sides have in common, and both signatures of it (RP7). */
    agreed: v.optional(
      v.strictObject({ facts: v.string(), technician: signatureHex, customer: signatureHex })
    ),
    ...signedNotes
  })
]);
export type ReportFile = v.InferOutput<typeof fileSchema>;

/** Notes are signed with the session they belong to, so that they cannot be moved to another report. */
export const notesBytes = (session: string, notes: string): Bytes => utf8(JSON.stringify([session, notes]));

export const reportFileText = (file: ReportFile): string => JSON.stringify(file);

export type ReportProblem = 'not-report' | 'newer-version' | 'changed';

export interface CheckedReport {
  file: ReportFile;
  body: ReportBody;
}

/** Reads a report and checks who made it. One changed byte, wherever it is, is a problem. */
export function checkReport(given: string): Result<CheckedReport, ReportProblem> {
  const value = parseJson(given);
  const { kind, v: version } = (value ?? {}) as { kind?: unknown; v?: unknown };
  if (kind !== 'tincan-report') return err('not-report');
  if (typeof version === 'number' && version > reportVersion) return err('newer-version');
  const file = v.safeParse(fileSchema, value);
  const body = file.success ? v.safeParse(bodySchema, parseJson(file.output.body)) : undefined;
  if (!file.success || !body?.success || body.output.v !== file.output.v) return err('changed');
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
