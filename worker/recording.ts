/** Writes a recording to the browser's own disk as it comes, so that an hour of it costs no memory (rule ST9). */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { siteDirectory } from '../src/lib/base/site-scope.js';
import { durationBytes, makeDurationPlace, type DurationPlace } from '../src/lib/media/webm-duration.js';
import { numberBytes, sizePlaces, type SizePlaces } from '../src/lib/media/webm-size.js';
import type { FromRecordingWorker, ToRecordingWorker } from '../src/lib/media/recording-messages.js';
import { onPageMessage, tellPage } from './page.js';

/** Where nothing can be written, this much is kept in memory; then the recording ends by itself. */
const maxMemoryBytes = 256 * 1024 * 1024;
const readBytes = 1024 * 1024;
/** The header is in the first few hundred bytes. */
const searchBytes = 4_096;

/** Of a file in the browser's own disk; TypeScript knows it in workers only, and this project is typed as a page. */
interface SyncAccessHandle {
  write(bytes: Uint8Array, options: { at: number }): number;
  read(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}

type Facts = Pick<Extract<ToRecordingWorker, { type: 'chunk' }>, 'milliseconds' | 'size'>;

interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>, at: number): void;
  /** Reads all of it again, in pieces. */
  readAll(size: number, take: (bytes: Uint8Array) => void): void;
  close(): Blob | undefined;
}

let sink: Sink | undefined;
let size = 0;
/** What came before the header was whole. A recorder's first piece may be a single byte. */
let early: Uint8Array<ArrayBuffer> | undefined = new Uint8Array(0);
let duration: DurationPlace | undefined;
/** The file's beginning, until the place of the picture's size was found in it. */
let head = new Uint8Array(0);
let sizes: SizePlaces | undefined;
/** From then on nothing is added: behind a gap nobody could play it. */
let hasFailed = false;
let turn: Promise<void> = Promise.resolve();

onPageMessage((data) => {
  const message = data as ToRecordingWorker;
  turn = turn
    .then(() => handle(message))
    .catch((thrown: unknown) => {
      hasFailed = true;
      tell({ type: 'failed', during: message.type, reason: String(thrown) });
    });
});

const tell = (message: FromRecordingWorker): void => tellPage(message);

async function handle(message: ToRecordingWorker): Promise<void> {
  switch (message.type) {
    case 'begin':
      sink = (await fileSink(message.name).catch(() => undefined)) ?? memorySink();
      return;
    case 'chunk':
      if (!hasFailed) append(new Uint8Array(message.bytes), message);
      return;
    case 'finish':
      return finish(message.milliseconds);
  }
}

function append(bytes: Uint8Array<ArrayBuffer>, { milliseconds, size: picture }: Facts): void {
  if (!early) write(bytes);
  else {
    early = new Uint8Array([...early, ...bytes]);
    const place = makeDurationPlace(early);
    if (place === 'more') return;
    duration = place;
    write(place?.bytes ?? early);
    early = undefined;
  }
  // a page that dies leaves a file that knows its length
  noteDuration(milliseconds);
  noteSize(picture);
  tell({ type: 'written', bytes: size });
}

function write(bytes: Uint8Array<ArrayBuffer>): void {
  sink?.write(bytes, size);
  size += bytes.length;
  if (!sizes && head.length < searchBytes) {
    head = new Uint8Array([...head, ...bytes.subarray(0, searchBytes - head.length)]);
    sizes = sizePlaces(head);
  }
}

function noteDuration(milliseconds: number): void {
  if (duration) sink?.write(durationBytes(milliseconds, duration.length), duration.at);
}

function noteSize(picture: Facts['size']): void {
  if (!sizes) return;
  for (const side of ['width', 'height'] as const) {
    const bytes = numberBytes(picture[side], sizes[side]);
    if (bytes) sink?.write(bytes, sizes[side].at);
  }
}

function finish(milliseconds: number): void {
  if (!sink) return;
  if (early) write(early);
  noteDuration(milliseconds);
  const hash = sha256.create();
  sink.readAll(size, (bytes) => hash.update(bytes));
  const blob = sink.close();
  tell({ type: 'finished', bytes: size, sha256: bytesToHex(hash.digest()), ...(blob && { blob }) });
}

async function fileSink(name: string): Promise<Sink> {
  const folder = await (await siteDirectory()).getDirectoryHandle('recordings', { create: true });
  const file = (await folder.getFileHandle(name, { create: true })) as FileSystemFileHandle & {
    createSyncAccessHandle(): Promise<SyncAccessHandle>;
  };
  const handle = await file.createSyncAccessHandle();
  return {
    write(bytes, at) {
      handle.write(bytes, { at });
      // what is written is there after a crash
      handle.flush();
    },
    readAll(all, take) {
      const buffer = new Uint8Array(readBytes);
      for (let at = 0; at < all; at += readBytes) {
        const bytes = buffer.subarray(0, Math.min(readBytes, all - at));
        handle.read(bytes, { at });
        take(bytes);
      }
    },
    close() {
      handle.close();
      return undefined;
    }
  };
}

/** Numbers of the header only; they may lie in two parts. */
function overwrite(parts: readonly Uint8Array[], bytes: Uint8Array, at: number): void {
  let start = 0;
  for (const part of parts) {
    for (let i = 0; i < bytes.length; i++) {
      const place = at + i - start;
      if (place >= 0 && place < part.length) part[place] = bytes[i]!;
    }
    start += part.length;
    if (start >= at + bytes.length) return;
  }
}

function memorySink(): Sink {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  return {
    write(bytes, at) {
      if (at < held) return overwrite(parts, bytes, at);
      held += bytes.length;
      if (held > maxMemoryBytes) throw new Error('too large to be kept in memory');
      // what comes is given back after it was written
      parts.push(bytes.slice());
    },
    readAll: (_, take) => parts.forEach(take),
    close: () => new Blob(parts)
  };
}
