import { describe, expect, it } from 'vitest';
import { maxPickedFiles } from '../shared/files-view.js';
import { pickedFrom, pickedFromDrop, type Dropped } from './picking.js';

const folderFiles = (count: number): File[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}`, webkitRelativePath: `many/in/${at}` }) as File);

const oneFile = new File([], 'one');

/** A folder with one folder in it, as a browser gives it: in parts, and none at the end. */
function droppedFolder(count: number): Dropped {
  const folder = (name: string, parts: FileSystemEntry[][]): FileSystemEntry =>
    ({
      isDirectory: true,
      name,
      createReader: () => {
        const left = [...parts];
        return { readEntries: (give: (entries: FileSystemEntry[]) => void) => give(left.shift() ?? []) };
      }
    }) as unknown as FileSystemEntry;
  const file = (at: number): FileSystemEntry =>
    ({
      isDirectory: false,
      name: `${at}`,
      file: (give: (file: File) => void) => give(oneFile)
    }) as unknown as FileSystemEntry;
  const files = Array.from({ length: count }, (_, at) => file(at));
  const inner = folder('in', [files.slice(0, 100), files.slice(100)]);
  return { entry: folder('many', [[inner]]), handle: undefined, file: undefined };
}

describe('what is picked to be sent', () => {
  it('is a chosen folder as a whole, each file with its path', () => {
    expect(pickedFrom(folderFiles(2))).toMatchObject({
      ok: true,
      value: [{ kind: 'folder', name: 'many', files: [{ path: 'in/0' }, { path: 'in/1' }] }]
    });
  });

  it('is nothing where a chosen folder has too many files, not a part of it', () => {
    expect(pickedFrom(folderFiles(maxPickedFiles)).ok).toBe(true);
    expect(pickedFrom(folderFiles(maxPickedFiles + 1))).toEqual({ ok: false, error: 'too-many' });
  });

  it('is nothing where a dropped folder has too many files, however they are nested', async () => {
    expect(await pickedFromDrop([droppedFolder(maxPickedFiles)])).toMatchObject({
      ok: true,
      value: [{ kind: 'folder', name: 'many', files: { length: maxPickedFiles } }]
    });
    expect(await pickedFromDrop([droppedFolder(maxPickedFiles + 1)])).toEqual({
      ok: false,
      error: 'too-many'
    });
  });

  it('is nothing where folders that would do alone have too many files together', async () => {
    const half = maxPickedFiles / 2;
    expect((await pickedFromDrop([droppedFolder(half), droppedFolder(half)])).ok).toBe(true);
    expect((await pickedFromDrop([droppedFolder(half), droppedFolder(half + 1)])).ok).toBe(false);
  });

  it('says so where there is nothing', async () => {
    expect(pickedFrom([])).toEqual({ ok: false, error: 'nothing' });
    expect(await pickedFromDrop([droppedFolder(0)])).toEqual({ ok: false, error: 'nothing' });
  });
});
