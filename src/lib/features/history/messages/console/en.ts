declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'history/console': typeof en;
  }
}

/** What the console says of the history before it is opened. */
export const en = {
  'page.history': 'History'
} as const satisfies Record<string, string>;
