/**
 * The header of a WebM says how large its pictures are. A recorder writes it with the first, and some players fit all
 * that follow into that. https://www.matroska.org/technical/elements.html
 */
import { contentOf, indexOf, readSize } from './ebml.js';

const tracksId = [0x16, 0x54, 0xae, 0x6b];
const trackId = [0xae];
const videoId = [0xe0];
const widthId = [0xb0];
const heightId = [0xba];

interface NumberPlace {
  at: number;
  /** Bytes. */
  length: number;
}

/** Where in the file the width and the height are. */
export interface SizePlaces {
  width: NumberPlace;
  height: NumberPlace;
}

/** @param header the beginning of the file, as far as it is there; `undefined` while it is not enough */
export function sizePlaces(header: Uint8Array): SizePlaces | undefined {
  const start = indexOf(header, tracksId);
  const tracks = start === -1 ? undefined : readSize(header, start + tracksId.length);
  if (!tracks || tracks.end + tracks.value > header.length) return undefined;
  const track = contentOf(header, trackId, { at: tracks.end, end: tracks.end + tracks.value });
  const video = track && contentOf(header, videoId, track);
  const width = video && contentOf(header, widthId, video);
  const height = video && contentOf(header, heightId, video);
  if (!width || !height) return undefined;
  const place = ({ at, end }: { at: number; end: number }): NumberPlace => ({ at, length: end - at });
  return { width: place(width), height: place(height) };
}

/** @returns `undefined` where the number has no room */
export function numberBytes(value: number, { length }: NumberPlace): Uint8Array<ArrayBuffer> | undefined {
  if (value >= 256 ** length) return undefined;
  return Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) & 0xff);
}
