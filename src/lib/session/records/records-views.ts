/** What a technician's page keeps of one session beside chat and log. */
export interface SessionRecordsView {
  /** The customer's box is off. */
  readonly isChatOff: boolean;
  switchChat(isOff: boolean): void;
  /** Keeps a picture with the history of the session; at most 16 MiB. */
  keepPicture(picture: {
    name: string;
    type: 'image/png' | 'image/jpeg' | 'image/webp';
    bytes: Uint8Array;
  }): Promise<void>;
}
