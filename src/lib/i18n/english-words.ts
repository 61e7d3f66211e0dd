import type { WordModule } from './word-module.js';

/** English is code, and the type of the words. */
export const words = import.meta.glob<WordModule>([
  './messages/*/en.ts',
  '../features/*/messages/**/en.ts',
  // these are with the first page, and in the pages themselves
  '!./messages/{basic,entry,start}/*'
]);
