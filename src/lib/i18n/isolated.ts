/** A text in letters that run the other way must not turn the sentence around it (UI-C3). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
