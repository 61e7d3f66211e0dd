import type { SurveyMessage } from '../shared/messages.js';

/** One good message of each kind, for fuzz. */
export const samples: { records: SurveyMessage[] } = {
  records: [
    { type: 'survey' },
    {
      type: 'answers',
      answers: [
        { question: 'How was it?', answer: 5 },
        { question: 'And?', answer: 'good' }
      ]
    }
  ]
};
