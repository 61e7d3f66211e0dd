import type { ErrorCode } from '../../base/errors.js';
import type { HeldPower, KnownPower, PowerAttempt } from './powers.js';

/** A card that asks. */
export interface Request {
  id: string;
  power: KnownPower;
  reason: string;
  base: Grant | undefined;
  attempt: PowerAttempt;
  isChoosing: boolean;
  trouble: ErrorCode | undefined;
  /** What was chosen and is looked at before the technician gets it. */
  looked: HeldPower | undefined;
}

/** What a yes has left. */
export interface Grant {
  id: string;
  readonly power: KnownPower;
  readonly since: number;
  readonly held: HeldPower;
  /** Ends with this one. */
  readonly base: Grant | undefined;
}

/** Why there is nobody left to answer. */
const questionEnds = ['question-lost', 'question-withdrawn'] as const satisfies readonly ErrorCode[];
export type QuestionEnd = (typeof questionEnds)[number];

/** Nobody waits for the answer any more. */
export const isOver = ({ trouble }: Request): boolean => questionEnds.some((end) => end === trouble);
