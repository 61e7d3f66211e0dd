import * as v from 'valibot';
import type { ArchivePart } from '../../../session/manifest.js';
import { deviceId } from './messages.js';

const savedSchema = v.fallback(v.object({ id: v.optional(deviceId) }), {});

/** What the console keeps over a reload. */
export type SavedDevice = v.InferOutput<typeof savedSchema>;

export const parseSaved = (saved: unknown): SavedDevice => v.parse(savedSchema, saved);

/** The history finds earlier sessions with the same browser by it. */
export const archive: ArchivePart = (saved) => {
  const { id } = parseSaved(saved);
  return id === undefined ? {} : { facts: { device: id } };
};
