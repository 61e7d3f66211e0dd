import * as v from 'valibot';
import { maxAnswerLength } from '../base/answer-length.js';
import { err, ok, type Result } from '../base/result.js';

/** Milliseconds since the epoch. */
const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shortText = v.pipe(v.string(), v.maxLength(400));
export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/));
const signatureHex = v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/));
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{0,256}$/));

/** More than a session can have; what is read from a file is bounded by them too. */
const maxEntries = 200_000;
const maxLogLines = 10_000;
const maxNotes = 2_000_000;

const endedSchema = v.object({
  v: v.literal(1),
  id: sessionIdSchema,
  number: shortText,
  name: shortText,
  peerName: shortText,
  technicianName: shortText,
  customFields: v.tuple([shortText, shortText]),
  createdAt: time,
  startedAt: v.optional(time),
  endedAt: time,
  endedBy: v.picklist(['technician', 'customer', 'time']),
  /** Random number of the customer's browser, told with their consent. */
  device: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
  lines: count,
  hasNotes: v.boolean(),
  hasSurvey: v.optional(v.boolean()),
  /** From 1 to 5, when the customer answered questions with stars. */
  rating: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(5)))
});

/** What lists show of a session that is over. */
export type EndedSession = v.InferOutput<typeof endedSchema>;

const entrySchema = v.object({
  id: v.pipe(v.string(), v.maxLength(64)),
  author: v.picklist(['technician', 'customer']),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: time,
  text: v.pipe(v.string(), v.maxLength(20_000)),
  /** What the author signed beside it; sessions of an earlier version have none. */
  proof: v.optional(v.object({ at: time, seen: count, signature: signatureHex }))
});

const logLineSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(64)),
  at: time,
  kind: v.pipe(v.string(), v.maxLength(80)),
  facts: v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(4_000)))
});

const answersSchema = v.pipe(
  v.array(
    v.object({
      question: shortText,
      /** Stars, else a text. */
      answer: v.union([
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
        v.pipe(v.string(), v.maxLength(maxAnswerLength))
      ])
    })
  ),
  v.maxLength(30)
);

const sealSchema = v.object({
  v: v.literal(1),
  /** Public signing keys of the session, in hex. */
  technicianKey: hex,
  customerKey: hex,
  safetyCode: v.pipe(v.array(count), v.maxLength(7)),
  /** Of the report without notes, and of the notes. */
  report: hex,
  notes: hex,
  /** The notes as they were at the end. */
  signedNotes: v.pipe(v.string(), v.maxLength(maxNotes))
});

/** What both sides signed at the end (RP7). */
const agreedSchema = v.object({
  facts: v.pipe(v.string(), v.maxLength(64_000)),
  technician: signatureHex,
  customer: signatureHex
});

const archivedSchema = v.object({
  v: v.literal(1),
  id: sessionIdSchema,
  entries: v.pipe(v.array(entrySchema), v.maxLength(maxEntries)),
  log: v.pipe(v.array(logLineSchema), v.maxLength(maxLogLines)),
  notes: v.pipe(v.string(), v.maxLength(maxNotes)),
  survey: v.optional(answersSchema),
  /** Of a report of form 1. */
  seal: v.optional(sealSchema),
  /** Of a report of form 2. It has a name of its own: an older console finds no seal, instead of one that does not fit. */
  seal2: v.optional(sealSchema),
  agreed: v.optional(agreedSchema)
});

/** All else of it: read when somebody opens it. */
export type ArchivedSession = v.InferOutput<typeof archivedSchema>;
export type AgreedFacts = v.InferOutput<typeof agreedSchema>;
export type ReportSeal = v.InferOutput<typeof sealSchema>;

const pictureSchema = v.object({
  v: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  session: sessionIdSchema,
  at: time,
  name: shortText,
  type: v.picklist(['image/png', 'image/jpeg', 'image/webp']),
  bytes: v.pipe(v.instance(Uint8Array), v.maxLength(16 * 1024 * 1024))
});

/** A picture that was kept of a session. */
export type KeptPicture = v.InferOutput<typeof pictureSchema>;

export const readEnded = (value: unknown): Result<EndedSession, string> => read(endedSchema, value);
export const readArchived = (value: unknown): Result<ArchivedSession, string> => read(archivedSchema, value);
export const readPicture = (value: unknown): Result<KeptPicture, string> => read(pictureSchema, value);

/** The error names the place, never what stands there. */
function read<S extends v.GenericSchema>(schema: S, value: unknown): Result<v.InferOutput<S>, string> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : err(v.getDotPath(parsed.issues[0]) ?? 'row');
}
