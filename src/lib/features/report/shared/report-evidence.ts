/** Who signed what in a report whose file is as its maker signed it (RP8). */
import { fromHex, utf8 } from '../../../base/bytes.js';
import { err, ok, type Result } from '../../../base/result.js';
import { otherRole, type Role } from '../../../base/roles.js';
import { signedBytes } from '../../../documents/chat-entry.js';
import { isSigningKey, verify } from '../../../handshake/identity.js';
import type { AgreedFacts } from '../../../history/archived-session.js';
import { chatPurpose } from '../../../documents/chat-purpose.js';
import { chatDigest, completeUpTo, factsPurpose, readFacts, type CommonFacts } from './common-facts.js';
import type { ReportBody } from './report-body.js';
import type { CheckedReport } from './report-file.js';

export interface Evidence {
  by: Role;
  /** Lines of the chat by the side that did not make the report: those that it signed, of all. */
  signedLines: number;
  lines: number;
  /** Lines of either side that others refer to and that are not there. */
  missingLines: number;
  /** What both sides signed at the end. */
  agreed: CommonFacts | undefined;
}

/**
 * `forged`: a signature in it was made by somebody else, or for another session.
 * `differs`: it is not what both sides signed: something was left out, added or changed.
 * `one-key`: both sides have the same key.
 */
export type Contradiction = 'forged' | 'differs' | 'one-key';

/** So many signatures are checked before the page draws again. */
const atOnce = 20;

export async function evidenceIn({ file, body }: CheckedReport): Promise<Result<Evidence, Contradiction>> {
  const { technicianKey, customerKey, by } = body;
  if (technicianKey === customerKey) return err('one-key');
  const lines = await signedLinesOf(body);
  if (!lines) return err('forged');
  const agreed = file.v === 2 && file.agreed ? factsOf(file.agreed, body) : ok(undefined);
  if (!agreed.ok) return agreed;
  const theirs = body.chat.filter(({ author }) => author === otherRole(by)).length;
  return ok({
    by,
    signedLines: lines[otherRole(by)],
    lines: theirs,
    missingLines: missingIn(body),
    agreed: agreed.value
  });
}

/** @returns how many lines each side signed; nothing when one was signed by somebody else */
async function signedLinesOf(body: ReportBody): Promise<Record<Role, number> | undefined> {
  const signed = { technician: 0, customer: 0 };
  if (body.v === 1) return signed;
  const keys = { technician: keyOf(body.technicianKey), customer: keyOf(body.customerKey) };
  let checked = 0;
  for (const { author, id, seq, text, proof } of body.chat) {
    if (!proof) continue;
    if (++checked % atOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    const { at, seen } = proof;
    const bytes = signedBytes(body.session, { v: 1, id, author, seq, at, seen, text });
    const key = keys[author];
    if (!key || !verify(key, chatPurpose, bytes, fromHex(proof.signature)!)) return undefined;
    signed[author]++;
  }
  return signed;
}

/** Under a key of low order anybody's signature would be right. */
function keyOf(hex: string): Uint8Array | undefined {
  const key = fromHex(hex);
  return key?.length === 32 && isSigningKey(key) ? key : undefined;
}

function factsOf(agreed: AgreedFacts, body: ReportBody): Result<CommonFacts, Contradiction> {
  const facts = readFacts(agreed.facts);
  const bytes = utf8(agreed.facts);
  const isSignedBy = (role: Role, key: string): boolean => {
    const raw = keyOf(key);
    return raw !== undefined && verify(raw, factsPurpose, bytes, fromHex(agreed[role])!);
  };
  if (
    !facts ||
    facts.session !== body.session ||
    facts.technicianKey !== body.technicianKey ||
    facts.customerKey !== body.customerKey ||
    !isSignedBy('technician', body.technicianKey) ||
    !isSignedBy('customer', body.customerKey)
  )
    return err('forged');
  return isSameSession(facts, body) ? ok(facts) : err('differs');
}

function isSameSession(facts: CommonFacts, body: ReportBody): boolean {
  const own = facts[body.by];
  const hashes = new Set(body.files.map(({ sha256 }) => sha256));
  return (
    own.startedAt === (body.startedAt === null ? null : Math.round(body.startedAt)) &&
    own.endedAt === Math.round(body.endedAt) &&
    own.endedBy === body.endedBy &&
    completeUpTo(body.chat, 'technician') >= facts.chat.technician &&
    completeUpTo(body.chat, 'customer') >= facts.chat.customer &&
    chatDigest(body.chat, facts.chat) === facts.chat.sha256 &&
    facts.files.every((one) => hashes.has(one))
  );
}

/** An author's lines are counted, and each says up to which line of the other its author had read. */
function missingIn(body: ReportBody): number {
  const seqs = { technician: new Set<number>(), customer: new Set<number>() };
  const highest = { technician: 0, customer: 0 };
  for (const line of body.chat) {
    const { author, seq } = line;
    seqs[author].add(seq);
    highest[author] = Math.max(highest[author], seq);
    const seen = 'proof' in line ? (line.proof?.seen ?? 0) : 0;
    highest[otherRole(author)] = Math.max(highest[otherRole(author)], seen);
  }
  const missing = (role: Role): number => Math.max(0, highest[role] - seqs[role].size);
  return missing('technician') + missing('customer');
}
