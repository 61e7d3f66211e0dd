import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { surveySchema } from '../shared/messages.js';
import type { CustomerSurvey } from '../shared/views.js';
import { OwnSurvey } from './own-survey.svelte.js';

export const code: FeatureCode<typeof facts, CustomerSurvey> = {
  schemas: { records: surveySchema },
  open(context) {
    const survey = new OwnSurvey(context);
    return {
      api: survey,
      end: () => survey.end(),
      closing: () => survey.answered(),
      close: () => survey.close()
    };
  }
};
