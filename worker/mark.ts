import { fromBase64Url, textOf, toBase64Url, utf8 } from '../src/lib/base/bytes.js';
import { parseJson } from '../src/lib/base/json.js';
import type { SyncFile } from './storage.js';

/** The fingerprints of the first `at` bytes, to go on from. */
export interface MarkState {
  at: number;
  md5: Uint8Array;
  sha256: Uint8Array;
}

const maxBytes = 4096;

export function writeMark(file: SyncFile, { at, md5, sha256 }: MarkState): void {
  const bytes = utf8(JSON.stringify({ at, md5: toBase64Url(md5), sha256: toBase64Url(sha256) }));
  file.truncate(0);
  file.write(bytes, { at: 0 });
  file.flush();
}

/** `undefined` when there is none, or when it was being written as the browser ended. */
export function readMark(file: SyncFile): MarkState | undefined {
  const bytes = new Uint8Array(Math.min(file.getSize(), maxBytes));
  file.read(bytes, { at: 0 });
  const mark = parseJson(textOf(bytes) ?? '') as Partial<Record<keyof MarkState, unknown>> | undefined;
  if (typeof mark?.at !== 'number' || typeof mark.md5 !== 'string' || typeof mark.sha256 !== 'string')
    return undefined;
  const md5 = fromBase64Url(mark.md5);
  const sha256 = fromBase64Url(mark.sha256);
  return Number.isSafeInteger(mark.at) && mark.at >= 0 && md5 && sha256
    ? { at: mark.at, md5, sha256 }
    : undefined;
}
