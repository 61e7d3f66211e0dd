import * as v from 'valibot';
import { textOf, utf8, type Bytes } from '../base/bytes.js';
import { err, ok, type Result } from '../base/result.js';
import type { EntryForm } from './signed-list.js';
import type { ListEntry } from './transcript.js';

/** UTF-8 bytes that the text of one message may have. */
export const maxMessageBytes = 16 * 1024;

/** Entries one author may write in one session: what a peer can fill the memory with is bounded. */
const maxSequenceNumber = 100_000;

/** A verified line of the chat. */
export interface ChatEntry extends ListEntry {
  text: string;
}

const signedEntrySchema = v.strictObject({
  v: v.literal(1),
  /** 16 random bytes in base64url. */
  id: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
  author: v.picklist(['technician', 'customer']),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(maxSequenceNumber)),
  /** By the author's clock, which may be wrong. */
  at: v.pipe(v.number(), v.safeInteger()),
  /** The author had seen the other side's entries up to this sequence number. */
  seen: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(maxSequenceNumber)),
  // The length in UTF-16 units comes first: it is cheap, and never more than the UTF-8 bytes.
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(maxMessageBytes), v.maxBytes(maxMessageBytes)),
  signature: v.pipe(v.instance(Uint8Array), v.length(64))
});

/** An entry as it stands in the document. */
export type SignedEntry = v.InferOutput<typeof signedEntrySchema>;

/** Whether the signature is right is not looked at here. */
export function readSignedEntry(value: unknown): SignedEntry | undefined {
  const parsed = v.safeParse(signedEntrySchema, value, { abortEarly: true });
  return parsed.success ? parsed.output : undefined;
}

/** What an author signs (CT1). JSON of a list of strings and integers has one form in every engine. */
export function signedBytes(sessionId: string, entry: Omit<SignedEntry, 'signature'>): Bytes {
  const { id, author, seq, at, seen, text } = entry;
  return utf8(JSON.stringify([entry.v, sessionId, id, author, seq, at, seen, text]));
}

export const chatForm: EntryForm<ChatEntry> = {
  read: readSignedEntry,
  signedBytes,
  isSame: (known, { id, text }) => known.id === id && known.text === text,
  entryOf: ({ id, author, seq, text, at: signedAt, seen, signature }, at) => ({
    id,
    author,
    seq,
    at,
    text,
    // a copy: what comes is a window onto the whole update it arrived in
    proof: { at: signedAt, seen, signature: signature.slice() }
  })
};

/** What is sent of what was typed: without the newlines at its end, and free of lone surrogates. */
export function messageText(typed: string): Result<string, 'message-empty' | 'message-too-long'> {
  let end = typed.length;
  while (end > 0 && (typed[end - 1] === '\n' || typed[end - 1] === '\r')) end--;
  if (end > maxMessageBytes) return err('message-too-long');
  const kept = typed.slice(0, end);
  if (kept.trim() === '') return err('message-empty');
  // Yjs carries text as UTF-8, in which a lone surrogate becomes U+FFFD: it must be so before it is signed.
  const bytes = utf8(kept);
  if (bytes.length > maxMessageBytes) return err('message-too-long');
  return ok(textOf(bytes)!);
}
