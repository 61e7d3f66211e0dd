/** Where received bytes stay until they are saved: the browser's own file system, or memory where there is none. */

import { siteDirectory } from '../src/lib/base/site-scope.js';

/** A part of `FileSystemSyncAccessHandle`, which TypeScript knows in workers only. */
export interface SyncFile {
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

/** A private window keeps what is received in memory; more than this is not taken. */
const maxMemoryBytes = 512 * 1024 * 1024;
/** A page that was just reloaded may still hold the file for a moment. */
const lockWaitsMs = [20, 50, 100, 200, 400, 800, 1600, 3200];

export async function openStored(folder: string, name: string): Promise<SyncFile> {
  const root = await siteDirectory();
  const files = await (
    await root.getDirectoryHandle(folder, { create: true })
  ).getFileHandle(name, { create: true });
  const handle = files as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> };
  for (const wait of lockWaitsMs) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError')) throw thrown;
    }
    await new Promise((done) => setTimeout(done, wait));
  }
  return handle.createSyncAccessHandle();
}

export async function removeStored(folder: string, names: readonly string[]): Promise<void> {
  const root = await siteDirectory();
  const directory = await root.getDirectoryHandle(folder);
  for (const name of names) await directory.removeEntry(name).catch(() => undefined);
}

/** Grows only, as a received file does. */
export class MemoryFile implements SyncFile {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  read(into: Uint8Array, { at }: { at: number }): number {
    let start = 0;
    let done = 0;
    for (const part of this.#parts) {
      const from = Math.max(0, at + done - start);
      const piece = part.subarray(from, from + into.length - done);
      if (at + done >= start && piece.length > 0) {
        into.set(piece, done);
        done += piece.length;
      }
      start += part.length;
      if (done === into.length) break;
    }
    return done;
  }

  write(bytes: Uint8Array, { at }: { at: number }): number {
    if (at !== this.#size) throw new Error('a file in memory only grows');
    if (this.#size + bytes.length > maxMemoryBytes) throw new DOMException('no memory', 'QuotaExceededError');
    this.#parts.push(Uint8Array.from(bytes));
    this.#size += bytes.length;
    return bytes.length;
  }

  truncate(size: number): void {
    if (size !== this.#size) throw new Error('a file in memory only grows');
  }

  getSize = (): number => this.#size;
  flush = (): void => undefined;
  close = (): void => undefined;

  get blob(): Blob {
    return new Blob(this.#parts);
  }
}
