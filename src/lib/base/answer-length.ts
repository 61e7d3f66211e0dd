/** Of a written answer to a survey, in characters: as it is typed, told to the technician, and kept. */
export const maxAnswerLength = 2_000;
