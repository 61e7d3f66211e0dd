/** What a page says before its own code is there, or in its place. It stands in the page itself: see `start-notes.ts`. */
export const en = {
  'start.framed': 'This page works only in a window of its own.',
  'start.framed.why': 'Another website shows it inside of itself. For your safety nothing was started here.',
  'start.framed.open': 'Open in a window of its own',
  'start.stuck': 'This page has not been loaded completely.',
  'start.stuck.next':
    'Please check your internet connection and load it again. If that does not help, use another browser, or update this one.',
  'start.stuck.site': 'If this is your website: were all files copied, with the folder “_app”?',
  'start.stuck.again': 'Load again',
  'start.noscript':
    'This page needs JavaScript. Please allow it for this page in the settings of your browser, then load it again.'
} as const satisfies Record<string, string>;
