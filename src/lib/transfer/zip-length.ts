import { predictLength } from 'client-zip';

/** Bytes of the archive as which these files travel; see `worker/zip-source.ts`. */
export const zipLength = (files: readonly { path: string; file: File }[]): number =>
  Number(
    predictLength(
      files.map(({ path, file }) => ({ name: path, size: file.size, lastModified: file.lastModified }))
    )
  );
