import { numberedName, safeName } from './safe-name.js';

export interface TreeEntry {
  /** With `/` or `\` between its parts, as its sender wrote it. */
  path: string;
  isFolder: boolean;
}

interface Node {
  /** Of this part of the path, as its sender wrote it. */
  original: string;
  name: string;
  parent: Node | undefined;
  /** Same text, same folder. Files are never merged. */
  folders: Map<string, Node>;
  children: Node[];
}

const maxDepth = 64;
const isNothing = (part: string): boolean => /^[.\s]*$/.test(part);
const partsOf = (path: string): string[] => path.split(/[/\\]/).filter((part) => !isNothing(part));

/**
 * Two names with one key are one file on some disk: Windows and macOS ignore case, macOS also how a letter with an
 * accent is put together. A key that is too coarse costs a « (2)»; one that is too fine costs a file.
 */
export const nameKey = (name: string): string =>
  name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKC');

/**
 * A path for every entry of a tree, such that each file has a place of its own on every disk: names are made safe,
 * and those that would become one are numbered, in the whole tree before a byte of it is written (FT18). A name that
 * is safe already goes before one that only becomes like it: beside `env/` it is `.env` that becomes `env (2)`.
 * `undefined` for what names nothing, or lies deeper than anybody's folders do.
 */
export function treeNames(
  entries: readonly TreeEntry[],
  nameOf: (name: string) => string = safeName
): (string[] | undefined)[] {
  const root = newNode('', undefined);
  const nodes = entries.map((entry) => place(root, entry));
  nameChildren(root, nameOf);
  return nodes.map((node) => node && pathOf(node));
}

/** For an archive, which other programs unpack: as `safeName`, but a leading dot stays. */
export const portableName = (name: string): string => (/^\.[^.]/.test(name) ? '.' : '') + safeName(name);

function newNode(original: string, parent: Node | undefined): Node {
  const node: Node = { original, name: '', parent, folders: new Map(), children: [] };
  parent?.children.push(node);
  return node;
}

function place(root: Node, { path, isFolder }: TreeEntry): Node | undefined {
  const parts = partsOf(path);
  if (parts.length === 0 || parts.length > maxDepth) return undefined;
  let node = root;
  for (const part of isFolder ? parts : parts.slice(0, -1)) {
    const folder = node.folders.get(part) ?? newNode(part, node);
    node.folders.set(part, folder);
    node = folder;
  }
  return isFolder ? node : newNode(parts.at(-1)!, node);
}

function nameChildren({ children }: Node, nameOf: (name: string) => string): void {
  const taken = new Set<string>();
  // A hostile archive has a hundred thousand files of one name: each goes on counting where the last one stopped,
  // and from here on all names count together, because long ones are cut to the same.
  const counts = new Map<string, number>();
  let shared = 9;
  const wanted = children.map((node) => ({ node, name: nameOf(node.original) }));
  const isUnchanged = ({ node, name }: (typeof wanted)[number]): boolean => name === node.original;
  for (const { node, name } of [
    ...wanted.filter(isUnchanged),
    ...wanted.filter((one) => !isUnchanged(one))
  ]) {
    const key = nameKey(name);
    node.name = name;
    while (taken.has(nameKey(node.name))) {
      const last = counts.get(key) ?? 1;
      const count = last < 9 ? last + 1 : ++shared;
      counts.set(key, Math.min(count, 9));
      node.name = numberedName(name, count);
    }
    taken.add(nameKey(node.name));
    nameChildren(node, nameOf);
  }
}

function pathOf(node: Node): string[] {
  const path: string[] = [];
  for (let at: Node = node; at.parent; at = at.parent) path.unshift(at.name);
  return path;
}
