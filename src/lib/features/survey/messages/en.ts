import type { LogWords } from '../../../session/feature.js';
import type { facts } from '../facts.js';

declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    survey: typeof en;
  }
}

/** The survey of a shop, on both pages. */
export const en = {
  'feature.survey': 'The survey',
  'log.survey-asked': 'Survey sent',
  'survey.heading': 'How was it?',
  'survey.of-five': '{count} of 5 stars',
  'survey.send': 'Send answers',
  'survey.decline': 'No, thanks',
  'survey.thanks': 'Thank you. That was all.',
  'survey.ask': 'Ask for the survey'
} as const satisfies Record<string, string> & LogWords<typeof facts>;
