import type { WordModule } from './word-module.js';

/** All other languages are JSON with the plural forms of their own (`tools/checks/words.js`). */
export const words = import.meta.glob<WordModule>([
  './messages/*/*.json',
  '../features/*/messages/**/*.json',
  // these are with the first page, and in the pages themselves
  '!./messages/{basic,entry,start}/*'
]);
