/**
 * NaCl secretbox for bulk: one key and the first sixteen bytes of the nonce for many chunks. WebAssembly with SIMD
 * where the browser has it, @noble/ciphers elsewhere; both are byte for byte what tweetnacl does.
 */
import {
  chunkOverhead,
  headerBytes,
  maxChunkBytes,
  tagBytes,
  writeCounter,
  writeHeader
} from '../src/lib/transfer/chunk.js';
import { wasmBase64 } from './secretbox/wasm.js';

export interface Box {
  /**
   * A whole frame: header, tag, sealed chunk.
   * @param spent becomes the frame if it is as long
   */
  seal(stream: number, counter: number, isLast: boolean, chunk: Uint8Array, spent?: ArrayBuffer): ArrayBuffer;
  /** The chunk of a frame, valid until the next call; `undefined` when it was not sealed so. */
  open(frame: ArrayBuffer, counter: number, isLast: boolean): Uint8Array | undefined;
}

interface Exports {
  memory: WebAssembly.Memory;
  setKey(): void;
  seal(length: number): void;
  open(length: number): number;
}

/** Places in the module's memory; see `secretbox/secretbox.as`. */
const at = { key: 0, nonce: 32, tail: 48, tag: 1040, message: 1056 };

let compiled: Promise<WebAssembly.Module | undefined> | undefined;

/** @param run the first sixteen bytes of every nonce */
export async function makeBox(key: Uint8Array, run: Uint8Array): Promise<Box> {
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(wasmBase64), (char) => char.charCodeAt(0))).catch(
    () => undefined
  );
  const module = await compiled;
  return module ? wasmBox(module, key, run) : portableBox(key, run);
}

const asLong = (spent: ArrayBuffer | undefined, length: number): ArrayBuffer =>
  spent?.byteLength === length ? spent : new ArrayBuffer(length);

async function wasmBox(module: WebAssembly.Module, key: Uint8Array, run: Uint8Array): Promise<Box> {
  const { exports } = await WebAssembly.instantiate(module);
  const { memory, setKey, seal, open } = exports as unknown as Exports;
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(key, at.key);
  bytes.set(run, at.nonce);
  setKey();
  const tail = bytes.subarray(at.tail, at.tail + 8);
  return {
    seal(stream, counter, isLast, chunk, spent) {
      writeCounter(tail, counter, isLast);
      bytes.set(chunk, at.message);
      seal(chunk.length);
      const frame = asLong(spent, chunkOverhead + chunk.length);
      new Uint8Array(frame).set(bytes.subarray(at.tag - headerBytes, at.message + chunk.length));
      writeHeader(frame, stream, counter);
      return frame;
    },
    open(frame, counter, isLast) {
      const length = frame.byteLength - chunkOverhead;
      if (length < 0 || length > maxChunkBytes) return undefined;
      writeCounter(tail, counter, isLast);
      bytes.set(new Uint8Array(frame, headerBytes), at.tag);
      return open(length) ? bytes.subarray(at.message, at.message + length) : undefined;
    }
  };
}

export async function portableBox(key: Uint8Array, run: Uint8Array): Promise<Box> {
  const { xsalsa20poly1305 } = await import('@noble/ciphers/salsa.js');
  const nonce = new Uint8Array(24);
  nonce.set(run);
  const tail = nonce.subarray(16);
  return {
    seal(stream, counter, isLast, chunk, spent) {
      writeCounter(tail, counter, isLast);
      const frame = asLong(spent, chunkOverhead + chunk.length);
      writeHeader(frame, stream, counter);
      new Uint8Array(frame).set(xsalsa20poly1305(key, nonce).encrypt(chunk), headerBytes);
      return frame;
    },
    open(frame, counter, isLast) {
      const length = frame.byteLength - headerBytes;
      if (length < tagBytes || length > maxChunkBytes + tagBytes) return undefined;
      writeCounter(tail, counter, isLast);
      try {
        return xsalsa20poly1305(key, nonce).decrypt(new Uint8Array(frame, headerBytes));
      } catch {
        return undefined;
      }
    }
  };
}
