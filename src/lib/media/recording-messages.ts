/** Between the page that records and the worker that writes. */
export type ToRecordingWorker =
  | { type: 'begin'; name: string }
  /** How long it is by now, pauses left out, and how large its largest picture was. */
  | { type: 'chunk'; bytes: ArrayBuffer; milliseconds: number; size: { width: number; height: number } }
  /** How long it became, pauses left out. */
  | { type: 'finish'; milliseconds: number };

export type FromRecordingWorker =
  | { type: 'written'; bytes: number }
  /** With the file itself where it could not be written to disk. */
  | { type: 'finished'; bytes: number; sha256: string; blob?: Blob }
  | { type: 'failed'; during: ToRecordingWorker['type']; reason: string };
