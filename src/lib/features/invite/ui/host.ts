/** Who invites, and where customers type a PIN: what an invitation says besides its PIN or link. */
export interface Host {
  shopName: string;
  technicianName: string;
  /** Absolute. */
  entryUrl: string;
}

/** An address as people read it aloud: without protocol and without a slash at its end. */
export const spokenAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
