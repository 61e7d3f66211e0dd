import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SourceSpec } from '../src/lib/transfer/worker-api.js';
import { zipLength } from '../src/lib/transfer/zip-length.js';
import { inMemory, Sink } from './sink.js';
import { Source } from './source.js';

const key = new Uint8Array(32).fill(3);
const emptyPrefix = createHash('sha256').digest('hex');
let count = 0;
const freshId = (): string => `transfer ${count++}`;
const runOf = (number: number): Uint8Array => new Uint8Array(16).fill(number);

function bytesOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = (at * 31 + (at >> 8) * seed + seed) & 0xff;
  return bytes;
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'a.bin', { lastModified: 5 });

const printsOf = (bytes: Uint8Array): object => ({
  md5: createHash('md5').update(bytes).digest('hex'),
  sha256: createHash('sha256').update(bytes).digest('hex')
});

async function openSource(
  id: string,
  spec: SourceSpec,
  size: number,
  run = 1,
  from = 0,
  prefix = emptyPrefix
) {
  return Source.open({ id, spec, size, key, run: runOf(run), stream: 1, from, prefix });
}

async function sinkOf(id: string, size: number, run = 1) {
  const opened = await Sink.open({ id, folder: 'files-test', size, key, run: runOf(run) });
  if (!opened.ok) throw new Error(opened.why);
  return opened;
}

/** Sends until the end, or until `most` bytes have left. @returns the sender's fingerprints at the end */
async function carry(source: Source, sink: Sink, most = Infinity) {
  let sent = 0;
  for (;;) {
    const chunk = await source.next(100_000);
    if (!chunk.ok) return { failed: chunk.why };
    sent += chunk.bytes;
    const written = sink.write([chunk.frame]);
    if (!written.ok) return { failed: written.why };
    if (chunk.fingerprints)
      return { there: written.fingerprints, here: chunk.fingerprints, have: written.have };
    if (sent >= most) return { have: written.have };
  }
}

async function start(spec: SourceSpec, size: number, id = freshId()) {
  const opened = await openSource(id, spec, size);
  if (!opened.ok) throw new Error(opened.why);
  return { id, source: opened.source, sink: (await sinkOf(id, size)).sink };
}

describe('a file between two workers', () => {
  it.each([0, 1, 99_999, 100_000, 1_048_497, 3_000_000])(
    '[FT9] %i bytes arrive, with the fingerprints that everybody else computes',
    async (length) => {
      const bytes = bytesOf(length);
      const { id, source, sink } = await start({ kind: 'file', file: fileOf(bytes) }, length);
      const { here, there } = await carry(source, sink);
      expect(here).toEqual(printsOf(bytes));
      expect(there).toEqual(printsOf(bytes));
      const kept = new Uint8Array(await inMemory.get(id)!.blob.arrayBuffer());
      expect(Buffer.compare(kept, bytes)).toBe(0);
    }
  );

  it('[FT7] goes on from what is stored, with fingerprints of the whole', async () => {
    const bytes = bytesOf(2_500_000);
    const spec: SourceSpec = { kind: 'file', file: fileOf(bytes) };
    const { id, source, sink } = await start(spec, bytes.length);
    await carry(source, sink, 1_200_000);
    sink.close();
    const again = await sinkOf(id, bytes.length, 2);
    expect(again.have).toBeGreaterThanOrEqual(1_200_000);
    const opened = await openSource(id, spec, bytes.length, 2, again.have, again.prefix);
    const { here, there } = opened.ok ? await carry(opened.source, again.sink) : {};
    expect(here).toEqual(printsOf(bytes));
    expect(there).toEqual(printsOf(bytes));
  });

  it('[FT7] goes on when everything but the last word had arrived', async () => {
    const bytes = bytesOf(200_000);
    const spec: SourceSpec = { kind: 'file', file: fileOf(bytes) };
    const { id, source, sink } = await start(spec, bytes.length);
    await carry(source, sink);
    const again = await sinkOf(id, bytes.length, 2);
    expect(again.have).toBe(bytes.length);
    const opened = await openSource(id, spec, bytes.length, 2, again.have, again.prefix);
    expect(opened.ok && (await carry(opened.source, again.sink)).there).toEqual(printsOf(bytes));
  });

  it('[FT7] another file of the same size is not mixed with what is there', async () => {
    const bytes = bytesOf(1_000_000);
    const { id, source, sink } = await start({ kind: 'file', file: fileOf(bytes) }, bytes.length);
    await carry(source, sink, 500_000);
    sink.close();
    const again = await sinkOf(id, bytes.length, 2);
    const other: SourceSpec = { kind: 'file', file: fileOf(bytesOf(1_000_000, 7)) };
    expect(await openSource('elsewhere', other, bytes.length, 2, again.have, again.prefix)).toEqual({
      ok: false,
      why: 'changed'
    });
  });

  it('[FT7] a file that is given anew is read anew, for it may be another of the same name and size', async () => {
    const bytes = bytesOf(33 * 1024 * 1024);
    const { id, source, sink } = await start({ kind: 'file', file: fileOf(bytes) }, bytes.length);
    const { have = 0 } = await carry(source, sink, 32.5 * 1024 * 1024);
    sink.close();
    const again = await sinkOf(id, bytes.length, 2);
    bytes[0]! ^= 1;
    const other = new File([bytes], 'a.bin', { lastModified: 6 });
    const opened = await openSource(id, { kind: 'file', file: other }, bytes.length, 2, have, again.prefix);
    expect(opened).toEqual({ ok: false, why: 'changed' });
  });

  it('[FT7] what was read for an acceptance is given up for a later one', async () => {
    let reads = 0;
    const file = {
      size: 1e12,
      slice: () => ({
        arrayBuffer: async () => {
          reads++;
          return new ArrayBuffer(1_000);
        }
      })
    };
    const options = {
      id: freshId(),
      key,
      run: runOf(1),
      stream: 1,
      size: 1e12,
      from: 1e12,
      prefix: emptyPrefix
    };
    const opened = await Source.open(
      { ...options, spec: { kind: 'file', file: file as unknown as Blob } },
      () => reads < 5
    );
    expect(opened).toEqual({ ok: false, why: 'stale' });
    expect(reads).toBeLessThan(8);
  });

  it('[FT10] a file that is shorter or longer than it was when it was offered is not sent as if it were the same', async () => {
    for (const length of [900_000, 1_100_000]) {
      const { source, sink } = await start({ kind: 'file', file: fileOf(bytesOf(length)) }, 1_000_000);
      expect(await carry(source, sink)).toEqual({ failed: 'changed' });
    }
  });

  it('[FT10] a file that vanished is said to be unreadable', async () => {
    const gone = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) })
    };
    const { source, sink } = await start({ kind: 'file', file: gone as unknown as Blob }, 10);
    expect(await carry(source, sink)).toEqual({ failed: 'unreadable' });
  });

  it('[FT5] a chunk of another run, and one said twice, end the transfer; what was on its way is dropped', async () => {
    const bytes = bytesOf(300_000);
    const { source, sink } = await start({ kind: 'file', file: fileOf(bytes) }, bytes.length);
    const chunk = await source.next(100_000);
    if (!chunk.ok) throw new Error(chunk.why);
    expect(sink.write([chunk.frame])).toMatchObject({ ok: true, have: 100_000 });
    expect(sink.write([chunk.frame])).toEqual({ ok: false, why: 'damaged' });
    expect(sink.write([chunk.frame])).toEqual({ ok: false, why: 'stale' });
  });

  it('[FT6] no byte is stored beyond what was announced', async () => {
    const bytes = bytesOf(300_000);
    const id = freshId();
    const opened = await openSource(id, { kind: 'file', file: fileOf(bytes) }, bytes.length);
    const { sink } = await sinkOf(id, 50_000);
    expect(opened.ok && (await carry(opened.source, sink))).toEqual({ failed: 'size' });
    expect(inMemory.get(id)?.getSize()).toBe(0);
  });

  it('[FT14] a folder is an archive of the length that was announced, the same bytes each time', async () => {
    const files = ['a.txt', 'deep/b.txt', 'deep/ü🙂.txt'].map((path, index) => ({
      path,
      file: new File([bytesOf(index * 1000)], path, { lastModified: 1_700_000_000_000 })
    }));
    const size = zipLength(files);
    const { id, source, sink } = await start({ kind: 'folder', files }, size);
    const first = await carry(source, sink);
    expect(first.there).toEqual(first.here);
    expect(inMemory.get(id)?.getSize()).toBe(size);
    const second = await start({ kind: 'folder', files }, size);
    expect((await carry(second.source, second.sink)).here).toEqual(first.here);
  });
});
