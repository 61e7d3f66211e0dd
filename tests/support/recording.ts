import { expect } from 'vitest';
import { sizePlaces } from '../../src/lib/media/webm-size.js';
import type { Page } from './page.js';
import type { Rgb } from './test-screen.js';

/** What a recording is, as the browser plays it. */
export interface Played {
  name: string;
  bytes: number;
  /** As its header says. */
  seconds: number;
  /** Of the last picture that can be played. */
  lastAt: number;
  size: [width: number, height: number];
  sha256: string;
  /** Middles of the four quarters, near the end. */
  quarters: Rgb[];
  /** The place that was asked for, again and again from the beginning to the end. */
  place: Rgb[];
  /** As the header of the file says. */
  headerSize: [width: number, height: number] | undefined;
}

/**
 * Plays the newest recording on the page's own disk to its end, and tells what is in it.
 * @param place 0 to 1 across and down
 */
export async function playRecording(
  page: Page,
  place: readonly [x: number, y: number] = [0.5, 0.5]
): Promise<Played> {
  const { head, ...played } = await play(page, place);
  const bytes = Uint8Array.from(head);
  const places = sizePlaces(bytes);
  const numberAt = ({ at, length }: { at: number; length: number }): number =>
    bytes.subarray(at, at + length).reduce((value, byte) => value * 256 + byte, 0);
  return { ...played, headerSize: places && [numberAt(places.width), numberAt(places.height)] };
}

const play = (page: Page, place: readonly [x: number, y: number]) =>
  page.evaluate(async ([x, y]) => {
    const root = await navigator.storage.getDirectory();
    const site = await root.getDirectoryHandle(`tincan ${encodeURIComponent('/shop/')}`);
    const folder = await site.getDirectoryHandle('recordings');
    const files: File[] = [];
    for await (const handle of folder.values())
      if (handle.kind === 'file') files.push(await handle.getFile());
    const file = files.sort((a, b) => a.lastModified - b.lastModified).at(-1)!;
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(file);
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error(`cannot be played: ${video.error?.message}`));
    });
    const seconds = video.duration;
    const canvas = Object.assign(document.createElement('canvas'), { width: 4, height: 4 });
    const context = canvas.getContext('2d')!;
    const whole = document.createElement('canvas');
    const seen: Rgb[] = [];
    const look = (): void => {
      context.drawImage(video, 0, 0, 4, 4);
      const { videoWidth: width, videoHeight: height } = video;
      Object.assign(whole, { width, height });
      const full = whole.getContext('2d')!;
      full.drawImage(video, 0, 0);
      seen.push([
        ...full.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data.slice(0, 3)
      ] as number[] as Rgb);
    };
    video.playbackRate = 4;
    await video.play();
    await new Promise((resolve, reject) => {
      video.onended = resolve;
      video.onerror = () => reject(new Error(`breaks off: ${video.error?.message}`));
      video.ontimeupdate = look;
    });
    look();
    const pixel = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
    return {
      name: file.name,
      bytes: file.size,
      seconds,
      lastAt: video.currentTime,
      size: [video.videoWidth, video.videoHeight] as [number, number],
      sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      quarters: [pixel(0, 0), pixel(3, 0), pixel(0, 3), pixel(3, 3)] as Rgb[],
      place: seen,
      head: [...new Uint8Array(await file.slice(0, 4_096).arrayBuffer())]
    };
  }, place);

/** Waits until so many more bytes are safe on the disk. */
export async function recordMore(technician: Page, bytes: number): Promise<void> {
  await technician.see('record-size', { timeoutMs: 30_000 });
  const written = (): Promise<number> =>
    technician.evaluate(
      () => Number(document.querySelector<HTMLElement>('[data-testid=record-size]')?.dataset['bytes'] ?? NaN),
      undefined
    );
  const before = await written();
  await expect.poll(written, { timeout: 40_000 }).toBeGreaterThan(before + bytes);
}
