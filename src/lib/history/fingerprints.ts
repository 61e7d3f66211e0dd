export interface Fingerprint {
  name: string;
  /** Lower-case hex; empty when it was not taken. */
  md5: string;
  sha256: string;
  at: number;
}

/** Fingerprints of files, from the lines of a log that carry them. */
export const fingerprintsOf = (
  log: readonly { at: number; facts: Readonly<Record<string, string>> }[]
): Fingerprint[] =>
  log.flatMap(({ at, facts }) => {
    const { name = '', md5 = '', sha256 = '' } = facts;
    return /^[0-9a-f]{32}$/.test(md5) || /^[0-9a-f]{64}$/.test(sha256) ? [{ name, md5, sha256, at }] : [];
  });
