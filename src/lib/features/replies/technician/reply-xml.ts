import { XmlElement, XmlText, parseXml } from '@rgrove/parse-xml';
import { err, ok, type Result } from '../../../base/result.js';
import type { RepliesProblem } from './problems.js';
import type { RawEntry } from './reply-fields.js';

/** Other products' names of the fields too. */
const fieldNames = {
  name: ['name', 'title'],
  text: ['content', 'text', 'value', 'url'],
  category: ['category'],
  shortcut: ['shortcut'],
  favourite: ['favourite', 'favorite']
} as const;
const allFieldNames: readonly string[] = Object.values(fieldNames).flat();
/** Groups in groups; deeper than anybody's. */
const maxDepth = 40;

type Kind = RawEntry['kind'];

interface Field {
  text: string;
  hadMarkup: boolean;
}

interface Around {
  kind: Kind | undefined;
  category: string;
}

/** The entries of an XML file in whatever groups and under whatever names, none of them left out. */
export function entriesOfXml(text: string): Result<RawEntry[], RepliesProblem> {
  // A document type is the only way to entities that grow or fetch something; the parser would skip it.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return err('hostile-xml');
  let root: XmlElement | null;
  try {
    root = parseXml(text).root;
  } catch {
    return err('broken-xml');
  }
  if (!root) return err('broken-xml');
  const entries: RawEntry[] = [];
  for (const child of elementsIn(root)) collect(child, { kind: kindOf(root), category: '' }, entries, 0);
  return entries.length === 0 ? err('not-replies') : ok(entries);
}

function collect(element: XmlElement, around: Around, entries: RawEntry[], depth: number): void {
  const fields = fieldsOf(element);
  const find = (names: readonly string[]): Field | undefined =>
    names.map((name) => fields.get(name)).find((field) => field !== undefined);
  const name = find(fieldNames.name);
  const text = find(fieldNames.text);
  const inner = elementsIn(element).filter((child) => !isField(child));
  const kind = kindOf(element) ?? around.kind;
  const isGroup = inner.length > 0 && !(name && text);
  if (isGroup && depth < maxDepth) {
    for (const child of inner)
      collect(child, { kind, category: name?.text ?? around.category }, entries, depth + 1);
  } else if (isGroup || name || text || isSingular(element)) {
    entries.push({
      kind: kind ?? (fields.has('url') ? 'url' : 'text'),
      name: name?.text,
      text: text?.text,
      category: find(fieldNames.category)?.text ?? around.category,
      isFavourite: /^(?:true|1|yes)$/i.test(find(fieldNames.favourite)?.text.trim() ?? ''),
      shortcut: find(fieldNames.shortcut)?.text,
      hadMarkup: text?.hadMarkup ?? false
    });
  }
}

const elementsIn = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => child instanceof XmlElement);

/** By its name; a name of both, as that of a whole file, says nothing. */
function kindOf({ name }: XmlElement): Kind | undefined {
  const isUrl = /url|link|address/i.test(name);
  const isText = /repl(?:y|ies)|text|phrase/i.test(name);
  return isUrl === isText ? undefined : isUrl ? 'url' : 'text';
}

/** `<Reply/>` is an entry without anything in it; `<URLs/>` is a group without entries. */
const isSingular = ({ name }: XmlElement): boolean => /(?:reply|url|link|address|text|item)$/i.test(name);

/** A field has a known name and no fields in it, but maybe markup. */
const isField = (element: XmlElement): boolean =>
  allFieldNames.includes(element.name.toLowerCase()) && !hasFields(element, 0);

const hasFields = (element: XmlElement, depth: number): boolean =>
  depth < maxDepth &&
  elementsIn(element).some(
    (child) => allFieldNames.includes(child.name.toLowerCase()) || hasFields(child, depth + 1)
  );

function fieldsOf(element: XmlElement): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, text] of Object.entries(element.attributes))
    fields.set(name.toLowerCase(), { text, hadMarkup: false });
  for (const child of elementsIn(element)) {
    if (!isField(child)) continue;
    const hadMarkup = elementsIn(child).length > 0;
    fields.set(child.name.toLowerCase(), { text: hadMarkup ? wordsOf(child).trim() : child.text, hadMarkup });
  }
  return fields;
}

/** The words of a text with markup: a line for each line of it. */
function wordsOf(element: XmlElement, depth = 0): string {
  const name = element.name.toLowerCase();
  if (name === 'br') return '\n';
  const inner = element.children
    .map((child) => {
      if (child instanceof XmlText) return child.text;
      return child instanceof XmlElement && depth < maxDepth ? wordsOf(child, depth + 1) : '';
    })
    .join('');
  return /^(?:p|div|li|tr|h[1-6])$/.test(name) && !inner.endsWith('\n') ? `${inner}\n` : inner;
}
