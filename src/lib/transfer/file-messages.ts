/**
 * What both sides say to each other about files, on the sealed lane `file` (rules FT in docs/protocol.md). The bytes
 * themselves travel as sealed chunks over a data channel of their own.
 */
import * as v from 'valibot';
import { candidateSchema, descriptionSchema } from '../channel/peer-signal.js';

/** Longest name that is sent; what is longer is cut by its sender. */
export const maxNameLength = 512;

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));
const id = hex(16);
const md5 = hex(16);
const sha256 = hex(32);
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `clip`: what was on the clipboard. A folder travels as a ZIP archive without compression. */
const transferKinds = ['file', 'folder', 'clip'] as const;

/** Why a transfer came to nothing, as the other side is told. */
export const failures = [
  /** The fingerprints of both sides differ. */
  'fingerprint',
  /** A chunk does not open, or is not the next one. */
  'damaged',
  /** More or fewer bytes than were announced. */
  'size',
  /** The file was changed while it was sent, or another one was chosen to go on with. */
  'changed',
  /** The file cannot be read any more. */
  'unreadable',
  /** It cannot be stored at all. */
  'storage'
] as const;
export type Failure = (typeof failures)[number];

/** Counts the connections that one sender has offered since the way to the other side is there. */
const lineNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));

const lineSignalSchema = v.union([
  descriptionSchema,
  v.strictObject({ type: v.literal('candidate'), candidate: candidateSchema })
]);
type LineSignal = v.InferOutput<typeof lineSignalSchema>;

export const fileMessageSchema = v.variant('type', [
  /** Sender: this could be sent. Said again after every interruption, until it is settled. */
  v.strictObject({
    type: v.literal('offer'),
    id,
    kind: v.picklist(transferKinds),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(maxNameLength)),
    mime: v.pipe(v.string(), v.maxLength(128)),
    size: bytes,
    /** Files in a folder; 1 for everything else. */
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(0))
  }),
  /** Receiver: begin at byte `from`. `prefix` is the SHA-256 of what is here already, `run` begins the nonces. */
  v.strictObject({
    type: v.literal('accept'),
    id,
    run: hex(16),
    stream: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(0xffff_ffff)),
    from: bytes,
    prefix: sha256,
    upTo: bytes
  }),
  /** Receiver: so much is verified and stored; more may come up to there. */
  v.strictObject({ type: v.literal('credit'), id, have: bytes, upTo: bytes }),
  /** Sender: that was all; its fingerprints. */
  v.strictObject({ type: v.literal('end'), id, size: bytes, md5, sha256 }),
  /** Receiver: everything is stored and both fingerprints agree. */
  v.strictObject({ type: v.literal('done'), id, md5, sha256 }),
  v.strictObject({ type: v.literal('decline'), id, why: v.picklist(['person', 'too-many']) }),
  v.strictObject({ type: v.literal('cancel'), id }),
  v.strictObject({ type: v.literal('pause'), id }),
  v.strictObject({ type: v.literal('go'), id }),
  v.strictObject({ type: v.literal('fail'), id, why: v.picklist(failures) }),
  /** Both: this page can work on files now; say again what is not settled. */
  v.strictObject({ type: v.literal('sync') }),
  /** Either side, `bySender` when it is the one that sends files on it: so that a further connection comes about. */
  v.strictObject({
    type: v.literal('line'),
    bySender: v.boolean(),
    number: lineNumber,
    signal: lineSignalSchema
  }),
  /** Either side: that connection is no more. */
  v.strictObject({ type: v.literal('line-closed'), bySender: v.boolean(), number: lineNumber })
]);
export type FileMessage = v.InferOutput<typeof fileMessageSchema>;
export type Offer = Extract<FileMessage, { type: 'offer' }>;
export type LineMessage = Extract<FileMessage, { type: 'line' | 'line-closed' }>;
/** About one transfer. */
export type TransferMessage = Exclude<FileMessage, LineMessage | { type: 'sync' }>;
export type Accept = Extract<FileMessage, { type: 'accept' }>;

export interface Fingerprints {
  /** Lower-case hex. */
  md5: string;
  sha256: string;
}

export const sameFingerprints = (a: Fingerprints, b: Fingerprints): boolean =>
  a.md5 === b.md5 && a.sha256 === b.sha256;

/** A signal of a connection's peer, for the wire. `undefined` for what the other side would not read. */
export function lineSignalOf(made: object): LineSignal | undefined {
  const parsed = v.safeParse(lineSignalSchema, made);
  return parsed.success ? parsed.output : undefined;
}
