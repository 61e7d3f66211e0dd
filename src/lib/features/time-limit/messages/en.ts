import type { LogWords } from '../../../session/feature.js';
import type { facts } from '../facts.js';

declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    'time-limit': typeof en;
  }
}

/** What is left of a limited session, on both pages. */
export const en = {
  'feature.time-limit': 'Limiting the time',
  'log.time-extended': 'Customer extended the time of the session',
  'time.left': '{time} left',
  'time.left-held': '{time} left, stands still',
  'time.left-hint': 'Only your customer can extend the time.',
  'time.left-long': '{time} left',
  'time.held': '{time} left; the time stands still',
  'time.title': 'This session is limited in time',
  'time.soon': 'The session ends soon',
  'time.extend': 'Extend'
} as const satisfies Record<string, string> & LogWords<typeof facts>;
