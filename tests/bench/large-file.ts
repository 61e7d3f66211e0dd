import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { someBytes } from '../support/files.js';

export const megabyte = 1_000_000;

/** Writes a file of so many megabytes. @returns its path */
export async function largeFile(path: string, megabytes: number): Promise<string> {
  const stream = createWriteStream(path);
  const block = someBytes(10 * megabyte);
  for (let written = 0; written < megabytes; written += 10) {
    if (!stream.write(block)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  return path;
}
