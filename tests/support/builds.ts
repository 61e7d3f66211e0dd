import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `current` is made of the sources as they are now; a number names a kept build, `tests/builds/<number>.tar.gz`. */
export type BuildName = 'current' | 1;

export interface Builds {
  /** The folder to serve. */
  folderOf(name: BuildName): string;
  /** Deletes what was unpacked. */
  close(): void;
}

/** Builds to serve; a kept one is unpacked when it is first asked for. */
export function openBuilds(): Builds {
  const unpacked = new Map<BuildName, string>();

  return {
    folderOf(name) {
      if (name === 'current') return 'build';
      const folder = unpacked.get(name) ?? unpack(name);
      unpacked.set(name, folder);
      return folder;
    },
    close() {
      for (const folder of unpacked.values()) rmSync(folder, { recursive: true, force: true });
      unpacked.clear();
    }
  };
}

function unpack(name: BuildName): string {
  const folder = mkdtempSync(join(tmpdir(), 'tincan-build-'));
  const { status, stderr } = spawnSync('tar', ['-xzf', `tests/builds/${name}.tar.gz`, '-C', folder], {
    encoding: 'utf8'
  });
  if (status !== 0) throw new Error(`The kept build ${name} could not be unpacked: ${stderr}`);
  return folder;
}
