import { downloadZip } from 'client-zip';
import { beforeEach, describe, expect, it } from 'vitest';
import { unpack } from './unpack.js';

type Tree = Map<string, { name: string; bytes?: number; tree?: Tree }>;

/** As Windows and macOS have it: one file, whatever its case and however its accents are put together. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

/** A folder on a disk, as far as an archive is written to it. `refuses` is what the browser does not let in. */
function folderOf(tree: Tree, refuses: (name: string) => boolean, name = ''): FileSystemDirectoryHandle {
  const find = (wanted: string, kind: 'bytes' | 'tree') => {
    if (refuses(wanted) || /[\\/:?*"<>|]|[. ]$|^$/.test(wanted)) throw new TypeError('Name is not allowed.');
    const found = tree.get(keyOf(wanted)) ?? {
      name: wanted,
      ...(kind === 'tree' && { tree: new Map() as Tree })
    };
    if ((kind === 'tree') !== (found.tree !== undefined)) throw new DOMException('', 'TypeMismatchError');
    tree.set(keyOf(wanted), found);
    return found;
  };
  return {
    name,
    keys: () => tree.keys(),
    getDirectoryHandle: async (wanted: string) => {
      const found = find(wanted, 'tree');
      return folderOf(found.tree!, refuses, found.name);
    },
    getFileHandle: async (wanted: string) => {
      const found = find(wanted, 'bytes');
      return {
        createWritable: async () => {
          let bytes = 0;
          return new WritableStream<Uint8Array>({
            write: (piece) => void (bytes += piece.length),
            close: () => void (found.bytes = bytes)
          });
        }
      };
    },
    removeEntry: async (wanted: string) => void tree.delete(keyOf(wanted))
  } as unknown as FileSystemDirectoryHandle;
}

function* pathsIn(tree: Tree, above = ''): Generator<string> {
  for (const { name, bytes, tree: inner } of tree.values()) {
    if (inner) yield* pathsIn(inner, `${above}${name}/`);
    else yield `${above}${name} ${bytes}`;
  }
}

const archiveOf = (...files: [string, string][]): Promise<Blob> =>
  downloadZip(files.map(([name, input]) => ({ name, input, lastModified: new Date(0) }))).blob();

describe('an archive that is saved as a folder', () => {
  let disk: Tree;
  beforeEach(() => {
    disk = new Map();
  });
  const into = (refuses: (name: string) => boolean = () => false) => folderOf(disk, refuses);

  it('[FT18] is there as a whole, with names that would become one told apart', async () => {
    const archive = await archiveOf(
      ['.env', '1'],
      ['env/a', '22'],
      ['README', '333'],
      ['readme', '4444'],
      ['caf\u00e9/x', '5'],
      ['cafe\u0301/x', '66'],
      ['end.', '7'],
      ['end', '88']
    );
    const done: number[] = [];
    const unpacked = await unpack(archive, into(), 'docs', { onProgress: (at) => void done.push(at) });
    expect(unpacked).toEqual({ folder: 'docs', saved: 8, missing: [] });
    expect([...pathsIn(disk)].sort()).toEqual(
      [
        'docs/README 3',
        'docs/caf\u00e9/x 1',
        'docs/cafe\u0301 (2)/x 2',
        'docs/end 2',
        'docs/end (2) 1',
        'docs/env (2) 1',
        'docs/env/a 2',
        'docs/readme (2) 4'
      ].sort()
    );
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[FT18] is written but for the files that are refused, and says which', async () => {
    const archive = await archiveOf(['a', '1'], ['start.lnk', '22'], ['b/start.lnk', '3'], ['c', '4444']);
    const unpacked = await unpack(
      archive,
      into((name) => name.endsWith('.lnk')),
      'docs'
    );
    expect(unpacked).toEqual({ folder: 'docs', saved: 2, missing: ['start.lnk', 'b/start.lnk'] });
    expect([...pathsIn(disk)]).toEqual(['docs/a 1', 'docs/c 4']);
  });

  it('[FT18] goes into a new folder where there is one of that name', async () => {
    await into().getDirectoryHandle('DOCS', { create: true });
    expect(await unpack(await archiveOf(['a', '1']), into(), 'docs')).toMatchObject({
      folder: 'docs (2)',
      saved: 1
    });
  });

  it('[FT18] stops where it is stopped, and says what is missing', async () => {
    const stop = new AbortController();
    const archive = await archiveOf(['a', '1'], ['b', '22'], ['c', '333']);
    const unpacked = await unpack(archive, into(), 'docs', {
      signal: stop.signal,
      onProgress: (at) => at === 2 && stop.abort()
    });
    expect(unpacked).toEqual({ folder: 'docs', saved: 1, missing: ['b', 'c'] });
    expect([...pathsIn(disk)]).toEqual(['docs/a 1']);
  });

  it('[FT18] writes nothing of an archive that is compressed', async () => {
    const bytes = new Uint8Array(await (await archiveOf(['a', '1'], ['b', '22'])).arrayBuffer());
    const second = Buffer.from(bytes).lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes[second + 10] = 8;
    await expect(unpack(new Blob([bytes]), into(), 'docs')).rejects.toThrow('not an archive of this product');
    expect(disk.size).toBe(0);
  });
});
