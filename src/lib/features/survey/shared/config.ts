/** The survey of `config.json`; what is no survey is none. */
export type SurveyConfig = Readonly<Record<string, unknown>>;

export const surveyConfig = (value: unknown): SurveyConfig | undefined =>
  typeof value === 'object' && value !== null ? (value as SurveyConfig) : undefined;

/** Is it shown at the end by itself? */
export const isAtEnd = (config: SurveyConfig | undefined): boolean =>
  config !== undefined && config['atEnd'] !== false;
