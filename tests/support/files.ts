import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Page } from './page.js';

export interface TestFile {
  path: string;
  name: string;
  bytes: Buffer;
  md5: string;
  sha256: string;
}

/** Bytes that do not repeat within a chunk, the same for one seed. */
export function someBytes(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at + 4 <= length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes.writeInt32LE(state, at);
  }
  return bytes;
}

export const hashOf = (algorithm: 'md5' | 'sha256', bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

/** A folder on the disk that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tincan-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function makeFile(folder: string, name: string, bytes: Buffer): TestFile {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, name, bytes, md5: hashOf('md5', bytes), sha256: hashOf('sha256', bytes) };
}

export interface RowFacts {
  name: string;
  state: string;
  reason: string;
  progress: number;
  md5: string;
  sha256: string;
}

/** Every row of files that the page shows, oldest first. */
export const fileRows = (page: Page): Promise<RowFacts[]> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=file-row]')].map((row) => ({
        name: row.querySelector('[data-testid=file-name]')?.textContent ?? '',
        state: row.dataset['state'] ?? '',
        reason: row.dataset['reason'] ?? '',
        progress: Number(row.dataset['progress']),
        md5: row.querySelector<HTMLElement>('[data-testid=md5]')?.dataset['hash'] ?? '',
        sha256: row.querySelector<HTMLElement>('[data-testid=sha256]')?.dataset['hash'] ?? ''
      })),
    undefined
  );

/** Waits for a row in one of these states. */
export async function seeRow(
  page: Page,
  wanted: { name?: string; state: string; reason?: string },
  timeoutMs = 30_000
): Promise<void> {
  await page
    .until(
      ({ name, state, reason }) =>
        [...document.querySelectorAll<HTMLElement>('[data-testid=file-row]')].some(
          (row) =>
            state.split(' ').includes(row.dataset['state'] ?? '') &&
            (name === undefined || row.querySelector('[data-testid=file-name]')?.textContent === name) &&
            (reason === undefined || row.dataset['reason'] === reason)
        ),
      wanted,
      { timeoutMs }
    )
    .catch(async (error: unknown) => {
      throw new Error(`${String(error)}\nrows of ${page.browser}: ${JSON.stringify(await fileRows(page))}`);
    });
}
/** Waits until a row has moved so far, and not come to its end. */
export const seeProgress = (page: Page, least: number): Promise<number> =>
  page.until(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=file-row]')]
        .map((row) => Number(row.dataset['progress']))
        .find((progress) => progress >= wanted),
    least,
    { timeoutMs: 40_000 }
  );
