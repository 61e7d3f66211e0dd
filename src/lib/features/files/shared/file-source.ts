/** What is sent: chosen by a person, or found again after a reload. */
import { portableName, treeNames } from '../../../transfer/tree-names.js';
import type { SourceSpec } from '../../../transfer/worker-api.js';
import { zipLength } from '../../../transfer/zip-length.js';
import type { Picked } from './files-view.js';

/** More files than this chosen at once travel as one archive. */
const maxSingleFiles = 50;

export const specOf = ({ kind, files }: Picked): SourceSpec =>
  kind === 'folder' ? { kind: 'folder', files: named(files) } : { kind: 'file', file: files[0]!.file };

/** In an order of their own, and each under a name that it can have on the other side's disk (FT18). */
function named(files: Picked['files']): Picked['files'] {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const names = treeNames(
    sorted.map(({ path }) => ({ path, isFolder: false })),
    portableName
  );
  return sorted.map(({ path, file }, at) => ({ path: names[at]?.join('/') ?? path, file }));
}

export const sizeOf = (spec: SourceSpec): number =>
  spec.kind === 'file' ? spec.file.size : zipLength(spec.files);

/** As one archive where they are so many that a row for each would help nobody. */
export const packedIfMany = (picked: readonly Picked[]): readonly Picked[] =>
  picked.length <= maxSingleFiles
    ? picked
    : [{ kind: 'folder', name: picked[0]?.name ?? 'files', files: picked.flatMap(filesIn) }];

const filesIn = ({ kind, name, files }: Picked): Picked['files'] =>
  kind === 'folder' ? files.map(({ path, file }) => ({ path: `${name}/${path}`, file })) : files;

interface Askable {
  queryPermission?(how: { mode: 'read' }): Promise<PermissionState>;
}

/** Without a question to the person, which a page may only ask at their click. */
export async function readableNow(handle: FileSystemFileHandle | undefined): Promise<File | undefined> {
  try {
    const permission = await (handle as Askable | undefined)?.queryPermission?.({ mode: 'read' });
    return permission === 'granted' ? await handle?.getFile() : undefined;
  } catch {
    return undefined;
  }
}
