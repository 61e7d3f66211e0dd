/** Where a picture of the stage can be kept. */
export interface PictureRecords {
  notes(): Promise<{ text: string }>;
  /** With the history of the session; at most 16 MiB. */
  keepPicture(picture: {
    name: string;
    type: 'image/png' | 'image/jpeg' | 'image/webp';
    bytes: Uint8Array;
  }): Promise<void>;
}
