import * as v from 'valibot';
import { ratingOf } from '../../../history/archive.js';
import type { ArchivePart, HistoryPart } from '../../../session/manifest.js';
import type { Answers } from './messages.js';

const savedSchema = v.fallback(
  v.object({
    answers: v.optional(
      v.array(v.object({ question: v.string(), answer: v.union([v.number(), v.string()]) }))
    )
  }),
  {}
);

/** What the console keeps over a reload. */
export interface SavedSurvey {
  answers?: Answers | undefined;
}

export const parseSaved = (saved: unknown): SavedSurvey => v.parse(savedSchema, saved);

export function historyOf(answers: Answers): HistoryPart {
  const rating = ratingOf(answers);
  return {
    facts: { hasSurvey: true, ...(rating !== undefined && { rating }) },
    content: { survey: answers }
  };
}

export const archive: ArchivePart = (saved) => {
  const { answers } = parseSaved(saved);
  return answers ? historyOf(answers) : {};
};
