import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `current` is made of the sources as they are now; a number names a kept build, `tests/builds/<number>.tar.gz`; a path
 * with a slash is the folder of any other build.
 */
export type BuildName = 'current' | 1 | `${string}/${string}`;

export interface Builds {
  /** The folder to serve. */
  folderOf(name: BuildName): string;
  /** The same with the code of all other builds beside it, as a careful shop keeps it for a day. */
  folderWithAll(name: BuildName): string;
  /** Deletes what was unpacked. */
  close(): void;
}

/** Builds to serve; a kept one is unpacked when it is first asked for. */
export function openBuilds(): Builds {
  const unpacked = new Map<BuildName, string>();
  const whole = new Map<BuildName, string>();

  function folderOf(name: BuildName): string {
    if (name === 'current') return 'build';
    if (typeof name === 'string') return name;
    const folder = unpacked.get(name) ?? unpack(name);
    unpacked.set(name, folder);
    return folder;
  }

  return {
    folderOf,
    folderWithAll(name) {
      const folder = whole.get(name) ?? mkdtempSync(join(tmpdir(), 'tincan-build-'));
      if (!whole.has(name)) {
        for (const other of ['current', 1] as const)
          cpSync(join(folderOf(other), '_app/immutable'), join(folder, '_app/immutable'), {
            recursive: true
          });
        cpSync(folderOf(name), folder, { recursive: true });
        whole.set(name, folder);
      }
      return folder;
    },
    close() {
      for (const folder of [...unpacked.values(), ...whole.values()])
        rmSync(folder, { recursive: true, force: true });
      unpacked.clear();
      whole.clear();
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
