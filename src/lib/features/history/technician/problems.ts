import type { HistoryFileProblem } from '../../../history/history-file.js';

/** What can go wrong with a file of the history: each has its two sentences. */
export type HistoryProblem = HistoryFileProblem | 'worker-failed';
