export interface SurveyResult {
  question: string;
  /** Answers with stars. */
  count: number;
  /** Of the stars. */
  mean: number | undefined;
  texts: string[];
}

/** Answers by their question, in the order in which questions were first met. */
export function surveyResults(
  answers: readonly { question: string; answer: string | number }[]
): SurveyResult[] {
  const found = new Map<string, { sum: number; count: number; texts: string[] }>();
  for (const { question, answer } of answers) {
    const entry = found.get(question) ?? { sum: 0, count: 0, texts: [] };
    found.set(question, entry);
    if (typeof answer === 'string') entry.texts.push(answer);
    else {
      entry.sum += answer;
      entry.count++;
    }
  }
  return [...found].map(([question, { sum, count, texts }]) => ({
    question,
    count,
    mean: count > 0 ? sum / count : undefined,
    texts
  }));
}
