import * as v from 'valibot';
import { parseJson } from '../../../base/json.js';
import { err, ok, type Result } from '../../../base/result.js';
import type { Reply, ReplyFields } from './replies-document.js';
import type { RepliesProblem } from './problems.js';
import { readEntry, type EntryChange, type EntryRefusal, type RawEntry } from './reply-fields.js';
import { entriesOfXml } from './reply-xml.js';

/** Far more than anybody writes; looked at before anything is read. */
export const maxReplyFileBytes = 4 * 1024 * 1024;

/** Each entry of a file is in `replies` or in `skipped`, and in `changed` once for each change. */
export interface ReplyFile {
  replies: ReplyFields[];
  changed: { name: string; change: EntryChange }[];
  skipped: { name: string; refusal: EntryRefusal }[];
}

/** `replies.xml`: both sets in one file. */
export function repliesToXml(replies: readonly Reply[]): string {
  const elements = replies.map((reply) => {
    const fields = [
      ['name', reply.name],
      ['content', reply.text],
      ...(reply.category ? [['category', reply.category]] : []),
      ...(reply.shortcut ? [['shortcut', reply.shortcut]] : []),
      ...(reply.isFavourite ? [['favourite', 'true']] : [])
    ] as [string, string][];
    const inner = fields.map(([name, text]) => `    <${name}>${escaped(text)}</${name}>`).join('\n');
    const tag = reply.kind === 'url' ? 'url' : 'reply';
    return `  <${tag}>\n${inner}\n  </${tag}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<replies version="1">\n${elements.join('\n')}\n</replies>\n`;
}

export function repliesToJson(replies: readonly Reply[]): string {
  const plain = replies.map(({ kind, name, text, category, isFavourite, shortcut }) => ({
    kind,
    name,
    text,
    category,
    isFavourite,
    shortcut
  }));
  return `${JSON.stringify({ kind: 'tincan-replies', v: 1, replies: plain }, undefined, 2)}\n`;
}

/** Reads either form. Nothing of a file that is no such file is used. */
export function readReplyFile(text: string): Result<ReplyFile, RepliesProblem> {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  const entries = start.startsWith('<') ? entriesOfXml(start) : entriesOfJson(start);
  return entries.ok ? ok(sorted(entries.value)) : entries;
}

const fileSchema = v.object({
  kind: v.literal('tincan-replies'),
  v: v.number(),
  replies: v.array(v.unknown())
});
const entrySchema = v.object({
  kind: v.picklist(['text', 'url']),
  name: v.optional(v.unknown()),
  text: v.optional(v.unknown()),
  category: v.optional(v.unknown()),
  isFavourite: v.optional(v.unknown()),
  shortcut: v.optional(v.unknown())
});

/** `undefined`: not even an entry. */
function entriesOfJson(text: string): Result<(RawEntry | undefined)[], RepliesProblem> {
  const parsed = v.safeParse(fileSchema, parseJson(text));
  if (!parsed.success) return err('not-replies');
  if (parsed.output.v !== 1) return err('newer-version');
  return ok(
    parsed.output.replies.map((value) => {
      const entry = v.safeParse(entrySchema, value);
      if (!entry.success) return undefined;
      const { kind, name, text, category, isFavourite, shortcut } = entry.output;
      return { kind, name, text, category, isFavourite: isFavourite === true, shortcut, hadMarkup: false };
    })
  );
}

function sorted(entries: readonly (RawEntry | undefined)[]): ReplyFile {
  const file: ReplyFile = { replies: [], changed: [], skipped: [] };
  for (const raw of entries) {
    const entry = raw ? readEntry(raw) : ({ name: '', refusal: 'unreadable' } as const);
    if ('refusal' in entry) {
      file.skipped.push(entry);
      continue;
    }
    file.replies.push(entry.fields);
    for (const change of entry.changes) file.changed.push({ name: entry.fields.name, change });
  }
  return file;
}

/** What XML 1.0 cannot carry at all is left out. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what XML has no way to write
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
