import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { makeBox } from './box.js';
import { Sink } from './sink.js';
import type { SyncFile } from './storage.js';

const key = new Uint8Array(32).fill(3);
const size = 250_000;
const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
const sha256 = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex');

/** A file that outlives who wrote it, as one of the browser's own file system. */
class DiskFile implements SyncFile {
  bytes = new Uint8Array(0);
  read(into: Uint8Array, { at }: { at: number }): number {
    const part = this.bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }
  write(part: Uint8Array, { at }: { at: number }): number {
    if (at + part.length > this.bytes.length) this.truncate(at + part.length);
    this.bytes.set(part, at);
    return part.length;
  }
  truncate(length: number): void {
    const cut = new Uint8Array(length);
    cut.set(this.bytes.subarray(0, length));
    this.bytes = cut;
  }
  getSize = (): number => this.bytes.length;
  flush = (): void => undefined;
  close = (): void => undefined;
}

function stubDisk(): { data: DiskFile; mark: DiskFile } {
  const disk = { data: new DiskFile(), mark: new DiskFile() };
  const getFileHandle = async (name: string) => ({
    createSyncAccessHandle: async () => (name.endsWith('.mark') ? disk.mark : disk.data)
  });
  const directory = { getDirectoryHandle: async () => directory, getFileHandle };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => directory } });
  return disk;
}

afterEach(() => void vi.unstubAllGlobals());

async function open(run: number) {
  const salt = new Uint8Array(16).fill(run);
  const opened = await Sink.open({ id: 'one', folder: 'files-test', size, key, run: salt });
  if (!opened.ok) throw new Error(opened.why);
  return { ...opened, box: await makeBox(key, salt) };
}

it.each<[string, number, (disk: { data: DiskFile; mark: DiskFile }) => void]>([
  ['all that was stored', 200_000, () => undefined],
  ['what is on the disk, where that has lost its end', 120_000, ({ data }) => data.truncate(120_000)],
  ['what is on the disk, where the fingerprints so far are lost', 200_000, ({ mark }) => mark.truncate(0)],
  ['what is on the disk, where they were being written', 200_000, ({ mark }) => mark.truncate(20)],
  ['nothing, where the disk has lost it', 0, ({ data }) => data.truncate(0)]
])('[FT7] a file goes on behind %s', async (_what, have, lose) => {
  const disk = stubDisk();
  const first = await open(1);
  expect(first.sink.write([first.box.seal(1, 0, false, bytes.subarray(0, 200_000))])).toMatchObject({
    ok: true
  });
  first.sink.close();
  lose(disk);

  const again = await open(2);
  expect(again).toMatchObject({ have, prefix: sha256(bytes.subarray(0, have)) });
  const written = again.sink.write([again.box.seal(1, 0, true, bytes.subarray(have))]);
  expect(written).toMatchObject({ ok: true, have: size, fingerprints: { sha256: sha256(bytes) } });
  expect(Buffer.compare(disk.data.bytes, bytes)).toBe(0);
});
