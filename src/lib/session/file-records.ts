import * as v from 'valibot';
import type { Store } from '../history/store.js';
import { fileMessageSchema, type Fingerprints, type Offer } from '../transfer/file-messages.js';

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
export async function loadRecords(store: Store, key: string): Promise<FileRecord[]> {
  const stored = await store.settings.get(key);
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value: unknown): FileRecord[] => {
    const parsed = v.safeParse(recordSchema, value);
    if (!parsed.success || parsed.output.facts.type !== 'offer') return [];
    const { facts, isOwn, phase, isPausedHere, fingerprints, handle } = parsed.output;
    return [{ facts, isOwn, phase, isPausedHere, fingerprints, handle }];
  });
}
