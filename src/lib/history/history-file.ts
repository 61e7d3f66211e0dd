/** The file that a history is exported to: docs/protocol.d/records.md, «History», says what it looks like. */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { hmac } from '@noble/hashes/hmac.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { concat, fromHex, randomBytes, textOf, toHex, utf8, type Bytes } from '../base/bytes.js';
import { parseJson } from '../base/json.js';

export type HistoryFileProblem =
  'not-history' | 'newer-version' | 'passphrase-needed' | 'wrong-passphrase' | 'truncated' | 'damaged';

export class HistoryFileError extends Error {
  constructor(readonly problem: HistoryFileProblem) {
    super(problem);
  }
}

const magic = utf8('TINCAN-HISTORY\r\n');
const maxHeaderBytes = 4_096;
const maxPieceBytes = 48 * 1024 * 1024;
/** Of the text of one piece: a small file must not become a large memory. */
const maxTextBytes = 48 * 1024 * 1024;
/** Text that goes into one piece. */
const pieceLength = 512 * 1024;
/** About a second and 128 MiB; a file may ask for less or a little more, not for all the memory there is. */
const usualCost = 2 ** 17;

const headerSchema = v.object({
  v: v.number(),
  seal: v.optional(
    v.object({
      cipher: v.literal('xsalsa20poly1305'),
      kdf: v.literal('scrypt'),
      n: v.picklist([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]),
      salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
      nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
    })
  )
});
/** Of scrypt. */
export type ScryptCost = NonNullable<v.InferOutput<typeof headerSchema>['seal']>['n'];
type Header = v.InferOutput<typeof headerSchema>;

/** @param lines JSON, one value each @param cost of scrypt; a power of two */
export async function writeHistoryFile(
  lines: AsyncIterable<string>,
  { passphrase, cost = usualCost }: { passphrase?: string | undefined; cost?: ScryptCost }
): Promise<Blob> {
  const header: Header = {
    v: 1,
    ...(passphrase !== undefined && {
      seal: {
        cipher: 'xsalsa20poly1305',
        kdf: 'scrypt',
        n: cost,
        salt: toHex(randomBytes(16)),
        nonce: toHex(randomBytes(16))
      }
    })
  };
  const headerBytes = utf8(JSON.stringify(header));
  const box = await boxOf(header, headerBytes, passphrase);
  const parts: BlobPart[] = [concat(magic, uint32(headerBytes.length), headerBytes)];
  let counter = 0;
  async function push(text: string, isLast: boolean): Promise<void> {
    const plain = await through(utf8(text), new CompressionStream('gzip'), Infinity);
    const piece = box ? box.seal(plain, counter, isLast) : plain;
    counter++;
    // A blob of its own, so that the browser may keep it on disk.
    parts.push(new Blob([concat(uint32(piece.length), Uint8Array.of(isLast ? 1 : 0), piece)]));
  }
  let text = '';
  for await (const line of lines) {
    if (text.length + line.length > pieceLength && text !== '') {
      await push(text, false);
      text = '';
    }
    text += `${line}\n`;
  }
  await push(text, true);
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** One line of a history file. */
export interface HistoryLine {
  value: unknown;
  /** Characters it takes in the file. */
  length: number;
}

/**
 * The lines of a file, as far as it is sound.
 * @throws HistoryFileError at the place where it is not
 */
export async function* readHistoryFile(
  file: Blob,
  passphrase: string | undefined
): AsyncGenerator<HistoryLine> {
  const start = await bytesAt(file, 0, magic.length + 4);
  if (!start || toHex(start.subarray(0, magic.length)) !== toHex(magic))
    throw new HistoryFileError('not-history');
  const headerLength = readUint32(start, magic.length);
  const headerBytes =
    headerLength <= maxHeaderBytes ? await bytesAt(file, start.length, headerLength) : undefined;
  const json = headerBytes && parseJson(textOf(headerBytes) ?? '');
  const version = (json as { v?: unknown } | undefined)?.v;
  if (typeof version === 'number' && version > 1) throw new HistoryFileError('newer-version');
  const header = v.safeParse(headerSchema, json);
  if (!headerBytes || !header.success) throw new HistoryFileError('not-history');
  if (header.output.seal && !passphrase) throw new HistoryFileError('passphrase-needed');
  const box = await boxOf(header.output, headerBytes, passphrase);

  let at = start.length + headerLength;
  for (let counter = 0, isLast = false; !isLast; counter++) {
    const head = await bytesAt(file, at, 5);
    if (!head) throw new HistoryFileError('truncated');
    const length = readUint32(head, 0);
    isLast = head[4] === 1;
    if (length > maxPieceBytes || head[4]! > 1) throw new HistoryFileError('damaged');
    const piece = await bytesAt(file, at + 5, length);
    if (!piece) throw new HistoryFileError('truncated');
    at += 5 + length;
    const plain = box ? box.open(piece, counter, isLast) : piece;
    if (!plain) throw new HistoryFileError(counter === 0 ? 'wrong-passphrase' : 'damaged');
    yield* valuesOf(plain);
  }
  if (at !== file.size) throw new HistoryFileError('damaged');
}

async function* valuesOf(plain: Bytes): AsyncGenerator<HistoryLine> {
  const bytes = await through(plain, new DecompressionStream('gzip'), maxTextBytes).catch(() => undefined);
  const text = bytes && textOf(bytes);
  if (text === undefined) throw new HistoryFileError('damaged');
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const value = parseJson(line);
    if (value === undefined) throw new HistoryFileError('damaged');
    yield { value, length: line.length };
  }
}

interface Box {
  seal(plain: Bytes, counter: number, isLast: boolean): Uint8Array;
  open(piece: Bytes, counter: number, isLast: boolean): Bytes | undefined;
}

/** The key hangs on the whole header, the nonce on the place of the piece and on whether it is the last one. */
async function boxOf(
  { seal }: Header,
  headerBytes: Bytes,
  passphrase: string | undefined
): Promise<Box | undefined> {
  if (!seal || passphrase === undefined) return undefined;
  const secret = await scryptAsync(utf8(passphrase.normalize('NFKC')), fromHex(seal.salt)!, {
    N: seal.n,
    r: 8,
    p: 1,
    dkLen: 32
  });
  const key = hmac(sha256, secret, headerBytes);
  const nonce = (counter: number, isLast: boolean): Bytes =>
    concat(fromHex(seal.nonce)!, uint32(counter), Uint8Array.of(0, 0, 0, isLast ? 1 : 0));
  return {
    seal: (plain, counter, isLast) => xsalsa20poly1305(key, nonce(counter, isLast)).encrypt(plain),
    open(piece, counter, isLast) {
      try {
        return concat(xsalsa20poly1305(key, nonce(counter, isLast)).decrypt(piece));
      } catch {
        return undefined;
      }
    }
  };
}

/** @throws when the stream does, or gives more than `limit` bytes */
async function through(
  bytes: Bytes,
  stream: ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>,
  limit: number
): Promise<Bytes> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new RangeError('too much text');
    }
    parts.push(value);
  }
}

/** `undefined` when the file ends before. */
async function bytesAt(file: Blob, at: number, length: number): Promise<Bytes | undefined> {
  if (at + length > file.size) return undefined;
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

const readUint32 = (bytes: Bytes, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
