import type { Notes } from './notes.svelte.js';

/** What a technician's page keeps of one session beside chat and log. */
export interface SessionRecordsView {
  /** The customer's box is off. */
  readonly isChatOff: boolean;
  switchChat(isOff: boolean): void;
  /** Rejects when the code cannot be fetched; the next call tries again. */
  notes(): Promise<Notes>;
  /** Keeps a picture with the history of the session; at most 16 MiB. */
  keepPicture(picture: {
    name: string;
    type: 'image/png' | 'image/jpeg' | 'image/webp';
    bytes: Uint8Array;
  }): Promise<void>;
}
