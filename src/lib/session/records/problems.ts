/**
 * What can go wrong with files of records: each has its two sentences among the words of the records, which are
 * loaded with them (the codes of `base/errors.ts` are on every page).
 */
export const recordsProblems = [
  'file-too-large',
  'file-unreadable',
  'unknown-encoding',
  'not-replies',
  'broken-xml',
  'hostile-xml',
  'not-history',
  'newer-version',
  'passphrase-needed',
  'wrong-passphrase',
  'truncated',
  'damaged',
  'worker-failed'
] as const;

export type RecordsProblem = (typeof recordsProblems)[number];
