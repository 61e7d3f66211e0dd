import { maxReplyBytes, readReplyFields, replyLengths, type ReplyFields } from './replies-document.js';
import { utf8 } from '../../../base/bytes.js';

/** What had to be changed so that an entry can be used; each has its words. */
export type EntryChange = 'shortcut' | 'category' | 'markup';
/** Why an entry cannot be used; each has its words. */
export type EntryRefusal = 'no-name' | 'no-text' | 'too-long' | 'unreadable';

/** An entry of a file, before anything in it is known to be right. */
export interface RawEntry {
  kind: 'text' | 'url';
  name: unknown;
  text: unknown;
  category: unknown;
  isFavourite: boolean;
  shortcut: unknown;
  /** Its text had markup in it, of which the words and the ends of lines were kept. */
  hadMarkup: boolean;
}

export type ReadEntry =
  { fields: ReplyFields; changes: EntryChange[] } | { name: string; refusal: EntryRefusal };

/** Every entry is used, used with a change that is told, or refused with a reason: none is dropped silently (RR10). */
export function readEntry(raw: RawEntry): ReadEntry {
  const name = textOf(raw.name).trim();
  const text = textOf(raw.text);
  const category = textOf(raw.category).trim();
  const shortcut = textOf(raw.shortcut).trim().replace(/^\/+/, '');
  const refuse = (refusal: EntryRefusal): ReadEntry => ({ name: name.slice(0, replyLengths.name), refusal });
  if (name === '') return refuse('no-name');
  if (text === '') return refuse('no-text');
  if (name.length > replyLengths.name || utf8(text).length > maxReplyBytes) return refuse('too-long');
  const usable = {
    kind: raw.kind,
    name,
    text,
    category: category.slice(0, replyLengths.category).trim(),
    isFavourite: raw.isFavourite,
    shortcut: usableShortcut(shortcut)
  };
  const fields = readReplyFields(usable);
  if (!fields) return refuse('unreadable');
  const changes: EntryChange[] = [];
  if (fields.shortcut !== shortcut) changes.push('shortcut');
  if (fields.category !== category) changes.push('category');
  if (raw.hadMarkup) changes.push('markup');
  return { fields, changes };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `good bye!` → `good-bye`. */
const usableShortcut = (shortcut: string): string =>
  shortcut
    .replace(/\s+/gu, '-')
    .replace(/[^\p{L}\p{N}_-]/gu, '')
    .slice(0, replyLengths.shortcut)
    // half of a letter beyond the first 65,536
    .replace(/\p{Surrogate}$/u, '');
