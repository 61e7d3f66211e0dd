/** What can go wrong with a file of the history: each has its two sentences among the words of the records. */
export const recordsProblems = [
  'not-history',
  'newer-version',
  'passphrase-needed',
  'wrong-passphrase',
  'truncated',
  'damaged',
  'worker-failed'
] as const;

export type RecordsProblem = (typeof recordsProblems)[number];
