/** What the worker in `worker/files.ts` does for the transfers of a page. All of it off the main thread. */
import type { Failure, Fingerprints } from './file-messages.js';

/** One file, or the files of a folder in the order in which they are packed. */
export type SourceSpec =
  { kind: 'file'; file: Blob } | { kind: 'folder'; files: { path: string; file: File }[] };

export interface SourceOptions {
  id: string;
  spec: SourceSpec;
  size: number;
  /** Of this file and direction: 32 bytes. */
  key: Uint8Array;
  /** Sixteen bytes that begin every nonce; never used twice with one key. */
  run: Uint8Array;
  stream: number;
  from: number;
  /** SHA-256 of what the other side has: it must be how this file begins. */
  prefix: string;
}

export interface SinkOptions {
  id: string;
  /** The folder of its session in the browser's own file system. */
  folder: string;
  size: number;
  key: Uint8Array;
  run: Uint8Array;
}

export type Outcome<T> = ({ ok: true } & T) | { ok: false; why: Failure | 'disk-full' | 'stale' };

export type NextChunk = Outcome<{
  /** A sealed frame, handed over. */
  frame: ArrayBuffer;
  bytes: number;
  /** With the last chunk. */
  fingerprints: Fingerprints | undefined;
}>;

export interface FileWorkerApi {
  /** Reads what the other side has, to go on with the fingerprints; fails when it is not the same. */
  openSource(options: SourceOptions): Promise<Outcome<object>>;
  /** @param spent a frame that was sent, handed over to be filled again */
  next(id: string, maxBytes: number, spent: ArrayBuffer | undefined): Promise<NextChunk>;
  closeSource(id: string): void;
  /** Opens what is stored already, or a new place; in memory it is lost when the worker ends. */
  openSink(options: SinkOptions): Promise<Outcome<{ have: number; prefix: string; isInMemory: boolean }>>;
  /** Frames in the order in which they came; the answer is for all of them. */
  write(id: string, frames: ArrayBuffer[]): Outcome<{ have: number; fingerprints: Fingerprints | undefined }>;
  closeSink(id: string): void;
  discard(folder: string, id: string): Promise<void>;
  /** Of a file that could only be kept in memory. */
  keptInMemory(id: string): Blob | undefined;
}
