import * as v from 'valibot';
import { err, ok, type Result } from '../base/result.js';
import { slicesOfOldFields } from './old-fields.js';

/** Key material in any of the forms in use: seeds, keys and NaCl's 64-byte secret keys. */
const key: v.GenericSchema<Uint8Array> = v.pipe(v.instance(Uint8Array), v.minLength(16), v.maxLength(64));
const keyPair = v.object({ publicKey: key, secretKey: key });
const role = v.picklist(['technician', 'customer']);
/** Milliseconds since the epoch. */
const time = v.number();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const keysSchema = v.object({
  rootKey: key,
  /** Only at the side that made the session: what an invite link is made of. */
  seed: v.optional(key),
  identity: v.object({ signing: keyPair, agreement: keyPair }),
  /** The keys the peer proved at its first admission; nobody else is admitted later. */
  peer: v.optional(v.object({ signing: key, agreement: key })),
  /** The version of that admission; pages that knew only the first one did not write it down. */
  admission: v.optional(v.picklist([1, 2])),
  /** What the safety code is made of beside the keys (AD16). */
  codeNonces: v.optional(v.object({ technician: key, customer: key }))
});

const storedSchema = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  role,
  /** Gone once the session is over: `forgetKeys`. */
  keys: v.optional(keysSchema),
  createdAt: time,
  status: v.string(),
  statusSince: time,
  /** Where a lost session returns to. */
  previousStatus: v.optional(v.string()),
  /** When that one had begun. */
  previousSince: v.optional(time),
  startedAt: v.optional(time),
  endedAt: v.optional(time),
  endedBy: v.optional(v.picklist(['technician', 'customer', 'time'])),
  name: v.string(),
  customFields: v.tuple([v.string(), v.string()]),
  peerName: v.string(),
  startsAtOnce: v.optional(v.boolean(), false),
  hasLink: v.optional(v.boolean(), false),
  /** Which features the other page had, as it said last. */
  peerFeatures: v.optional(v.record(v.string(), v.number())),
  /** What features keep, by their ids; each reads its own. What nobody reads stays as it is. */
  slices: v.optional(v.record(v.string(), v.unknown()), {}),
  /** What stands unsent in the box. */
  draft: v.string(),
  /** How many of the peer's messages were read. */
  read: v.optional(count, 0),
  /** How the technician was named to the customer. */
  technicianName: v.optional(v.string()),
  /** Fields of earlier pages: see `old-fields.ts`. */
  day: v.optional(v.object({ timeLimit: v.optional(v.unknown()), isRestarting: v.optional(v.unknown()) })),
  device: v.optional(v.unknown()),
  survey: v.optional(v.unknown()),
  /** The technician has turned the customer's chat off. */
  isChatOff: v.optional(v.boolean()),
  /** The peer confirmed the own chat entries up to this sequence number. */
  confirmed: count,
  pin: v.optional(
    v.object({
      digits: v.string(),
      expiresAt: time,
      phase: v.picklist(['live', 'expired', 'burned', 'used'])
    })
  ),
  /** Only the customer's: «Something is wrong» was pressed, and the session not gone back to since (UI-C19). */
  haltedAt: v.optional(time),
  log: v.array(
    v.object({ id: v.string(), at: time, kind: v.string(), facts: v.record(v.string(), v.string()) })
  )
});

const sessionRecordSchema = v.pipe(
  storedSchema,
  v.transform(({ day, device, survey, slices, ...record }) => ({
    ...record,
    slices: slicesOfOldFields({ day, device, survey }, slices)
  }))
);

/** What one side keeps of a session, as it lies in the database. */
export type SessionRecord = v.InferOutput<typeof sessionRecordSchema>;

const signature: v.GenericSchema<Uint8Array> = v.pipe(v.instance(Uint8Array), v.length(64));

const storedEntrySchema = v.object({
  id: v.string(),
  author: role,
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: time,
  text: v.string(),
  /** What the author signed beside it; rows of an earlier version have none. */
  proof: v.optional(
    v.object({
      at: time,
      seen: count,
      signature
    })
  )
});

/** A line of the transcript. Only verified ones are stored, so they are trusted when they are read again. */
export type StoredEntry = v.InferOutput<typeof storedEntrySchema>;

/** Both readers also make a plain copy, so that what is stored does not change under the writer. */
export const readSessionRecord = (value: unknown): Result<SessionRecord, string> =>
  read(sessionRecordSchema, value);
export const readStoredEntry = (value: unknown): Result<StoredEntry, string> =>
  read(storedEntrySchema, value);

/** `keys` and PIN are what could let somebody into the session; facts and transcript stay. */
export function withoutKeys(record: SessionRecord): SessionRecord {
  const { keys: _keys, pin: _pin, ...facts } = record;
  return facts;
}

/** The error names where the value is broken, never what stands there: it could be a key. */
function read<S extends v.GenericSchema>(schema: S, value: unknown): Result<v.InferOutput<S>, string> {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? ok(parsed.output) : err(v.getDotPath(parsed.issues[0]) ?? 'record');
}
