import { XmlElement, XmlText, parseXml } from '@rgrove/parse-xml';
import * as v from 'valibot';
import { parseJson } from '../../base/json.js';
import { err, ok, type Result } from '../../base/result.js';
import { readReplyFields, type Reply, type ReplyFields } from '../../docs/replies.js';
import type { RecordsProblem } from './problems.js';

/** Far more than anybody writes; looked at before anything is read. */
export const maxReplyFileBytes = 4 * 1024 * 1024;

export interface ReplyFile {
  replies: ReplyFields[];
  /** Entries that could not be used: without a name or content, or too long. */
  skipped: number;
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
export function readReplyFile(text: string): Result<ReplyFile, RecordsProblem> {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  return start.startsWith('<') ? readXml(start) : readJson(start);
}

const fileSchema = v.object({
  kind: v.literal('tincan-replies'),
  v: v.number(),
  replies: v.array(v.unknown())
});

function readJson(text: string): Result<ReplyFile, RecordsProblem> {
  const parsed = v.safeParse(fileSchema, parseJson(text));
  if (!parsed.success) return err('not-replies');
  if (parsed.output.v !== 1) return err('newer-version');
  return usable(parsed.output.replies);
}

function readXml(text: string): Result<ReplyFile, RecordsProblem> {
  // A document type is the only way to entities that grow or fetch something; the parser would skip it.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return err('hostile-xml');
  let root: XmlElement | null;
  try {
    root = parseXml(text).root;
  } catch {
    return err('broken-xml');
  }
  if (!root) return err('broken-xml');
  const found: unknown[] = [];
  collect(root, found, 0);
  return found.length === 0 ? err('not-replies') : usable(found);
}

/** Other products nest the two sets in elements of their own. */
function collect(element: XmlElement, found: unknown[], depth: number): void {
  for (const child of element.children) {
    if (!(child instanceof XmlElement)) continue;
    const fields = fieldsOf(child);
    if (fields) found.push(fields);
    else if (depth < 4) collect(child, found, depth + 1);
  }
}

function fieldsOf(element: XmlElement): unknown {
  const parts = new Map<string, string>();
  for (const [name, value] of Object.entries(element.attributes)) parts.set(name.toLowerCase(), value);
  for (const child of element.children) {
    if (child instanceof XmlElement && child.children.every((inner) => inner instanceof XmlText))
      parts.set(child.name.toLowerCase(), child.text);
  }
  const name = parts.get('name') ?? parts.get('title');
  const text = parts.get('content') ?? parts.get('text') ?? parts.get('value') ?? parts.get('url');
  if (name === undefined || text === undefined) return undefined;
  return {
    kind: /url|link/i.test(element.name) ? 'url' : 'text',
    name,
    text,
    category: parts.get('category') ?? '',
    isFavourite: parts.get('favourite') === 'true',
    shortcut: parts.get('shortcut') ?? ''
  };
}

function usable(values: readonly unknown[]): Result<ReplyFile, RecordsProblem> {
  const replies = values.map(readReplyFields).filter((fields) => fields !== undefined);
  return ok({ replies, skipped: values.length - replies.length });
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
