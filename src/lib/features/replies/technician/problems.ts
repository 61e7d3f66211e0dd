/** What can go wrong with a file of replies: each has its two sentences. */
export type RepliesProblem =
  | 'file-too-large'
  | 'file-unreadable'
  | 'unknown-encoding'
  | 'not-replies'
  | 'broken-xml'
  | 'hostile-xml'
  | 'newer-version';
