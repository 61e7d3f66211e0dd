import { BlobReader, ZipReader } from '@zip.js/zip.js';
import { maxPickedFiles } from '../shared/files-view.js';
import { FolderRiskCount, type FolderRisk } from '../../../transfer/file-risk.js';
import { safeName } from '../../../transfer/safe-name.js';

/** A page stays responsive while it reads so many names at a time. */
const namesAtOnce = 1_000;

/**
 * What in a received folder does more than show something when it is opened (FT19), by the names that it is saved
 * under. Rejects when the archive cannot be read.
 */
export async function folderRisk(archive: Blob): Promise<FolderRisk | undefined> {
  const reader = new ZipReader(new BlobReader(archive), { useWebWorkers: false });
  const risks = new FolderRiskCount();
  let names = 0;
  try {
    for await (const { filename, directory } of reader.getEntriesGenerator()) {
      if (++names > maxPickedFiles) throw new TypeError('more files than anybody sends');
      const parts = filename.split(/[/\\]/).filter((part) => part !== '');
      risks.add(parts.map(safeName), directory);
      if (names % namesAtOnce === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    return risks.found;
  } finally {
    await reader.close();
  }
}
