import * as v from 'valibot';
import { fileMessageSchema, type Fingerprints, type Offer } from '../../../transfer/file-messages.js';
import { receiveOffer } from '../../../transfer/incoming.js';
import { offerTransfer } from '../../../transfer/outgoing.js';
import { fingerprintsOf, newIn, newOut, type FileEntry } from './file-entries.js';
import { readableNow } from './file-source.js';
import { storedFile } from './file-store.js';

/** What is kept of a transfer over a reload. */
export interface FileRecord {
  facts: Offer;
  isOwn: boolean;
  phase: 'offered' | 'moving' | 'done' | 'declined' | 'cancelled' | 'failed';
  isPausedHere: boolean;
  fingerprints: Fingerprints | undefined;
  /** Where the browser gives one: the file itself, to be read again after a reload. */
  handle: FileSystemFileHandle | undefined;
}

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`)));

const recordSchema = v.object({
  facts: fileMessageSchema,
  isOwn: v.boolean(),
  phase: v.picklist(['offered', 'moving', 'done', 'declined', 'cancelled', 'failed']),
  isPausedHere: v.boolean(),
  fingerprints: v.optional(v.object({ md5: hex(32), sha256: hex(64) })),
  handle: v.optional(v.custom<FileSystemFileHandle>((value) => typeof value === 'object'))
});

/** What cannot be read is left out. */
export function readRecords(stored: unknown): FileRecord[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value: unknown): FileRecord[] => {
    const parsed = v.safeParse(recordSchema, value);
    if (!parsed.success || parsed.output.facts.type !== 'offer') return [];
    const { facts, isOwn, phase, isPausedHere, fingerprints, handle } = parsed.output;
    return [{ facts, isOwn, phase, isPausedHere, fingerprints, handle }];
  });
}

export function recordOf(entry: FileEntry): FileRecord {
  const { facts, phase, isPausedHere } = entry.state;
  const isOwn = entry.way === 'out';
  const handle = entry.way === 'out' ? entry.handle : undefined;
  return { facts, isOwn, phase, isPausedHere, fingerprints: fingerprintsOf(entry), handle };
}

/**
 * The transfer as the page that was left had it, as far as its file can be read without a question, or is stored.
 * @param folder of the browser's own storage
 */
export async function entryOf(
  { facts, isOwn, phase, isPausedHere, fingerprints, handle }: FileRecord,
  folder: string
): Promise<FileEntry> {
  if (isOwn) {
    const file = await readableNow(handle);
    const state = { ...offerTransfer(facts), phase, isPausedHere, fingerprints };
    return newOut(state, file && { kind: 'file', file }, handle);
  }
  const stored = phase === 'moving' ? (await storedFile(folder, facts.id))?.size : undefined;
  const have = phase === 'done' ? facts.size : Math.min(stored ?? 0, facts.size);
  return newIn({ ...receiveOffer(facts), phase, isPausedHere, own: fingerprints, have });
}
