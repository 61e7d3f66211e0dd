/**
 * What both sides of a session have in common at its end, as one text that both can write by themselves and sign
 * (RP7). Its form of version 1 never changes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { toHex, utf8 } from '../../../base/bytes.js';
import { parseJson } from '../../../base/json.js';
import { otherRole, type Role } from '../../../base/roles.js';

export const factsPurpose = 'session-facts';

/** So many files of one side, so that a statement fits into a frame. */
export const maxStatedFiles = 500;
/** Lines that one author may write in one session. */
const maxLines = 100_000;

const time = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(maxLines));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Rising, so that one set has one form. */
const files = v.pipe(
  v.array(hash),
  v.maxLength(maxStatedFiles),
  v.check((hashes) => hashes.every((one, i) => i === 0 || hashes[i - 1]! < one))
);
/** The end as one side's own clock and page have it. */
const sideEntries = {
  startedAt: v.nullable(time),
  endedAt: time,
  endedBy: v.picklist(['technician', 'customer', 'time']),
  /** SHA-256 of the shop's terms that the customer accepted, as this side knows it; empty for none. */
  terms: v.union([v.literal(''), hash]),
  /** How many days this side keeps what it has of the session, as it is set now; 0 until somebody deletes it. */
  keptDays: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000)))
};

/** What one side tells the other at the end. */
export const statementSchema = v.strictObject({
  type: v.literal('statement'),
  v: v.literal(1),
  ...sideEntries,
  /** It has all lines of each author up to this number. */
  technician: count,
  customer: count,
  files
});
export type Statement = v.InferOutput<typeof statementSchema>;

const factsSchema = v.strictObject({
  v: v.literal(1),
  session: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  technicianKey: hash,
  customerKey: hash,
  technician: v.strictObject(sideEntries),
  customer: v.strictObject(sideEntries),
  /** All lines up to these numbers, and SHA-256 over them. */
  chat: v.strictObject({ technician: count, customer: count, sha256: hash }),
  files
});
export type CommonFacts = v.InferOutput<typeof factsSchema>;

export interface ChatLine {
  id: string;
  author: Role;
  seq: number;
  text: string;
}

/** The highest number up to which no line of the author is missing. */
export function completeUpTo(chat: readonly ChatLine[], author: Role): number {
  const seqs = new Set(chat.filter((line) => line.author === author).map(({ seq }) => seq));
  let complete = 0;
  while (seqs.has(complete + 1)) complete++;
  return complete;
}

/** SHA-256 over the lines of both up to these numbers, the technician's first. The chat must have them. */
export function chatDigest(
  chat: readonly ChatLine[],
  upTo: Readonly<Record<'technician' | 'customer', number>>
): string {
  const lines = chat
    .filter(({ author, seq }) => seq <= upTo[author])
    .sort((a, b) => (a.author === b.author ? a.seq - b.seq : a.author === 'technician' ? -1 : 1));
  const digest = sha256.create();
  for (const { author, seq, id, text } of lines)
    digest.update(utf8(`${JSON.stringify([author, seq, id, text])}\n`));
  return toHex(digest.digest());
}

interface Own {
  role: Role;
  session: string;
  technicianKey: string;
  customerKey: string;
  statement: Statement;
  chat: readonly ChatLine[];
}

/** The one text that both sides come to from both statements. */
export function commonFacts(own: Own, peer: Statement): string {
  const { role, session, technicianKey, customerKey, chat } = own;
  const said = { [role]: own.statement, [otherRole(role)]: peer } as Record<Role, Statement>;
  const sideOf = (of: Role): CommonFacts['technician'] => {
    const { startedAt, endedAt, endedBy, terms, keptDays } = said[of];
    return { startedAt, endedAt, endedBy, terms, keptDays };
  };
  const upTo = {
    technician: Math.min(own.statement.technician, peer.technician),
    customer: Math.min(own.statement.customer, peer.customer)
  };
  const theirs = new Set(peer.files);
  const facts: CommonFacts = {
    v: 1,
    session,
    technicianKey,
    customerKey,
    technician: sideOf('technician'),
    customer: sideOf('customer'),
    chat: { ...upTo, sha256: chatDigest(chat, upTo) },
    files: own.statement.files.filter((one) => theirs.has(one))
  };
  return JSON.stringify(facts);
}

/** The facts of a text in its one form; nothing for any other text. */
export function readFacts(text: string): CommonFacts | undefined {
  const parsed = v.safeParse(factsSchema, parseJson(text));
  return parsed.success && JSON.stringify(parsed.output) === text ? parsed.output : undefined;
}
