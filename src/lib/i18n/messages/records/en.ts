/** Words of replies, notes, history and report: loaded with the first of them. */
export const en = {
  'survey.no-results': 'No answers yet. Questions are set in config.json.',
  'survey.answers.one': '{count} answer',
  'survey.answers.other': '{count} answers',
  'earlier.title': 'Earlier sessions with this device',
  'earlier.none': 'This device is new here.',
  'earlier.text': 'Devices are recognised only when their owner allows it.',
  'earlier.ask': 'Ask the customer',
  'earlier.asked': 'Asked, waiting for the answer',
  'earlier.declined': 'The customer does not want to be recognised.',
  'earlier.later': 'Can be asked for once the session has started.'
} as const satisfies Record<string, string>;
