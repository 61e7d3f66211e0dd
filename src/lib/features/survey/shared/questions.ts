import { textIn, type LocalText } from '../../../base/config.js';
import type { SurveyConfig } from './config.js';

export interface SurveyQuestion {
  id: string;
  kind: 'stars' | 'text';
  text: string;
}

const isText = (value: unknown): value is LocalText =>
  typeof value === 'string' ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string'));

/** The questions of `config.json` in one language; what is no question is left out. */
export function surveyQuestions(survey: SurveyConfig | undefined, language: string): SurveyQuestion[] {
  const questions: unknown[] = Array.isArray(survey?.['questions']) ? survey['questions'] : [];
  return questions.slice(0, 20).flatMap((value, i): SurveyQuestion[] => {
    const { text, kind } = (value ?? {}) as { text?: unknown; kind?: unknown };
    if (!isText(text)) return [];
    return [
      { id: String(i), kind: kind === 'text' ? 'text' : 'stars', text: textIn(text, language).slice(0, 300) }
    ];
  });
}
