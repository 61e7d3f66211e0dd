declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'report/console': typeof en;
  }
}

/** What the console says of reports before one is checked. */
export const en = {
  'page.report': 'Check a report'
} as const satisfies Record<string, string>;
