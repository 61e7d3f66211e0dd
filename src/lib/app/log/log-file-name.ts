import { fileStamp } from '../../ui/download.js';

/** `tincan-2026-05-04-1405.txt`, in the reader's own time. */
export const logFileName = (at: number): string => `tincan-${fileStamp(at).slice(0, -2)}.txt`;
