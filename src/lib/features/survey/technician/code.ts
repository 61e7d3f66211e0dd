import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { surveySchema } from '../shared/messages.js';
import type { TechnicianSurvey } from '../shared/views.js';
import { AskedSurvey } from './asked-survey.svelte.js';

export const code: FeatureCode<typeof facts, TechnicianSurvey> = {
  schemas: { records: surveySchema },
  open(context) {
    const survey = new AskedSurvey(context);
    return {
      api: survey,
      save: () => survey.saved,
      end: () => survey.end(),
      closing: () => survey.answered(),
      close: () => undefined
    };
  }
};
