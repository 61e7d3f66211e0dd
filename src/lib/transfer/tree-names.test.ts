import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './safe-name.js';
import { nameKey, portableName, treeNames, type TreeEntry } from './tree-names.js';

/** A path that ends in `/` is a folder. */
const entry = (path: string): TreeEntry => ({ path, isFolder: path.endsWith('/') });
const named = (...paths: string[]): (string | undefined)[] =>
  treeNames(paths.map(entry)).map((path) => path?.join('/'));

describe('the names of a whole tree', () => {
  it.each<[string, string[], (string | undefined)[]]>([
    ['a hidden file beside a folder', ['.env', 'env/', 'env/a'], ['env (2)', 'env', 'env/a']],
    ['case', ['README', 'readme', 'ReadMe'], ['README', 'readme (2)', 'ReadMe (3)']],
    ['case of folders', ['A/x', 'a/x'], ['A/x', 'a (2)/x']],
    ['case beyond ASCII', ['ÆBLE.txt', 'æble.txt'], ['ÆBLE.txt', 'æble (2).txt']],
    ['an accent as one letter and as two', ['caf\u00e9', 'cafe\u0301'], ['caf\u00e9', 'cafe\u0301 (2)']],
    ['dots and blanks at the end', ['a...', 'a', 'a '], ['a (2)', 'a', 'a (3)']],
    ['characters that no disk takes', ['a:b', 'a?b', 'a_b'], ['a_b (2)', 'a_b (3)', 'a_b']],
    ['names of devices', ['con.txt', '_con.txt'], ['_con (2).txt', '_con.txt']],
    ['a file and a folder of one name', ['x', 'x/y'], ['x', 'x (2)/y']],
    ['two files of one path', ['a/b.txt', 'a/b.txt'], ['a/b.txt', 'a/b (2).txt']],
    ['a name that a number makes', ['a.', 'a', 'a (2)'], ['a (3)', 'a', 'a (2)']],
    ['a folder and what is in it', ['a./', 'a', 'a./b', 'a./c/d'], ['a (2)', 'a', 'a (2)/b', 'a (2)/c/d']],
    ['the short name that Windows gives', ['PROGRA~1'], ['PROGRA_1']],
    [
      'a path that leads out',
      ['../../x', '/etc/./passwd', 'C:\\boot.ini'],
      ['x', 'etc/passwd', 'C_/boot.ini']
    ],
    ['nothing', ['..', '', './'], [undefined, undefined, undefined]],
    ['what is too deep', [`${'a/'.repeat(64)}b`, `${'a/'.repeat(63)}b`], [undefined, `${'a/'.repeat(63)}b`]]
  ])('[FT18] tells apart: %s', (_what, paths, expected) => {
    expect(named(...paths)).toEqual(expected);
  });

  const part = fc.oneof(
    fc.constantFrom(
      'env',
      '.env',
      'ENV',
      'env.',
      'Env ',
      'caf\u00e9',
      'cafe\u0301',
      'con',
      'a:b',
      'a_b',
      'a (2)',
      'a',
      'a.',
      '..',
      ''
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('é', 'ß', 'K', 'ﬁ', '~', 'x'), minLength: 230, maxLength: 260 })
  );
  const trees = fc.array(
    fc.record({
      path: fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
      isFolder: fc.boolean()
    }),
    { maxLength: 24 }
  );

  it.each([
    ['saved', safeName],
    ['packed', portableName]
  ])(
    '[FT18] gives every file of a %s tree a place of its own on every disk, below its folder',
    (_how, nameOf) => {
      fc.assert(
        fc.property(trees, (entries) => {
          const paths = treeNames(entries, nameOf);
          expect(paths).toHaveLength(entries.length);
          const files = new Set<string>();
          const folders = new Set<string>();
          for (const [at, path] of paths.entries()) {
            if (!path) continue;
            for (const name of path) {
              expect(nameOf(name)).toBe(name);
              expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(241);
            }
            const keys = path.map(nameKey);
            const isFolder = entries[at]!.isFolder;
            for (let depth = 1; depth <= keys.length - (isFolder ? 0 : 1); depth++)
              folders.add(keys.slice(0, depth).join('/'));
            if (isFolder) continue;
            expect(files).not.toContain(keys.join('/'));
            files.add(keys.join('/'));
          }
          expect([...files].filter((file) => folders.has(file))).toEqual([]);
        })
      );
    }
  );

  it('[FT18] keeps what lies in one folder in one folder', () => {
    fc.assert(
      fc.property(trees, (entries) => {
        const files = entries.map(({ path }) => ({ path: `${path}/file`, isFolder: false }));
        const folders = treeNames(files).map((path) => path?.slice(0, -1).join('/'));
        const originals = files.map(({ path }) =>
          path
            .split(/[/\\]/)
            .filter((one) => !/^[.\s]*$/.test(one))
            .slice(0, -1)
            .join('/')
        );
        for (const [at, original] of originals.entries()) {
          const sames = originals.flatMap((other, i) => (other === original ? [folders[i]] : []));
          expect(new Set(sames).size).toBe(1);
          const others = originals.flatMap((other, i) => (other === original ? [] : [folders[i]]));
          expect(others).not.toContain(folders[at]);
        }
      })
    );
  });

  it('[FT18] is the same each time, and changes no tree whose names are safe and differ', () => {
    fc.assert(
      fc.property(trees, (entries) => {
        expect(treeNames(entries)).toEqual(treeNames([...entries]));
      })
    );
    const paths = ['a/b.txt', 'a/c/d.txt', 'e.txt', 'f/'];
    expect(treeNames(paths.map(entry))).toEqual([['a', 'b.txt'], ['a', 'c', 'd.txt'], ['e.txt'], ['f']]);
  });

  it('[FT18] leaves a leading dot to an archive', () => {
    expect(treeNames([entry('.git/config'), entry('git/x'), entry('..x')], portableName)).toEqual([
      ['.git', 'config'],
      ['git', 'x'],
      ['x']
    ]);
  });

  it('[FT18] names thousands of files of one name in good time', () => {
    const long = 'x'.repeat(300);
    const startedAt = process.cpuUsage();
    const paths = treeNames(Array.from({ length: 20_000 }, (_, at) => entry(`${long}${at % 50}`)));
    expect(process.cpuUsage(startedAt).user).toBeLessThan(6_000_000);
    expect(new Set(paths.map((path) => nameKey(path![0]!))).size).toBe(20_000);
  });
});
