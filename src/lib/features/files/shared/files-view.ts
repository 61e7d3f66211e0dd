/** What the pages see of a session's files. Like `views.ts`: reactive, and every method returns at once. */
import type { Role } from '../../../base/roles.js';
import type { FileRisk } from '../../../transfer/file-risk.js';

/** `data-state` of a row. */
export type FileState = 'offered' | 'sending' | 'receiving' | 'paused' | 'done' | 'failed' | 'cancelled';

/** Why a row is as it is, where that needs words. */
export const fileReasons = [
  // paused
  'paused-here',
  'paused-there',
  'held',
  'no-connection',
  'queued',
  'needs-file',
  'disk-full',
  'other-side',
  // cancelled
  'declined-here',
  'declined-there',
  'cancelled-here',
  'cancelled-there',
  'too-many',
  'ended',
  // failed
  'fingerprint',
  'damaged',
  'size',
  'changed',
  'unreadable',
  'storage'
] as const;
export type FileReason = (typeof fileReasons)[number];

export interface FileRowView {
  readonly id: string;
  /** Who sends it. */
  readonly from: Role;
  readonly isOwn: boolean;
  readonly kind: 'file' | 'folder' | 'clip';
  /** As its sender called it, with invisible characters made visible. */
  readonly name: string;
  /** Under which it is saved. */
  readonly safeName: string;
  /** What it does when it is opened, beyond being shown. */
  readonly risk?: FileRisk | undefined;
  /** Bytes. */
  readonly size: number;
  /** Of a folder. */
  readonly count: number;
  readonly mime: string;
  readonly state: FileState;
  readonly reason: FileReason | undefined;
  /** 0 to 1; verified and stored at the receiver. */
  readonly progress: number;
  readonly have: number;
  readonly bytesPerSecond: number | undefined;
  readonly msLeft: number | undefined;
  /** Both sides' fingerprints agree on these. */
  readonly md5: string | undefined;
  readonly sha256: string | undefined;
  readonly can: Readonly<Record<'accept' | 'pause' | 'go' | 'cancel' | 'retry' | 'choose' | 'save', boolean>>;
}

/** Files that may be picked at once, those in folders too. More would be a slip. */
export const maxPickedFiles = 200_000;

/** What a person has chosen, dropped or pasted. */
export interface Picked {
  kind: 'file' | 'folder' | 'clip';
  name: string;
  files: { path: string; file: File }[];
  /** Outlives a reload where the browser has it. */
  handle?: FileSystemFileHandle | undefined;
}

/** Some files of a folder could not be saved. */
export interface SavedPart {
  saved: number;
  of: number;
}

export interface FilesView {
  /** A dialog to save something is open, or what was saved is still written. */
  readonly isSaving: boolean;
  /** Oldest first. A new array at every change. */
  readonly rows: readonly FileRowView[];
  /** Is there a session in which files may be offered right now? */
  readonly isReady: boolean;
  /** Everything the other side offers is accepted, until this is taken back or the session ends. */
  readonly acceptsAll: boolean;
  setAcceptsAll(accepts: boolean): void;
  offer(picked: readonly Picked[]): void;
  accept(id: string): void;
  decline(id: string): void;
  cancel(id: string): void;
  pause(id: string): void;
  go(id: string): void;
  retry(id: string): void;
  /** After a reload: the same file once more. */
  chooseAgain(id: string, files: Picked): void;
  /** The bytes of a transfer that is done; `undefined` when they are gone. */
  fileOf(id: string): Promise<Blob | undefined>;
  /** Writes down that the person has saved it, or how many of its files. */
  noteSaved(id: string, part?: SavedPart): void;
  /** Call it when saving begins. @returns call it when it is over, however it went */
  beginSaving(): () => void;
}
