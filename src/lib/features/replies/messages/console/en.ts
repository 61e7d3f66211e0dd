declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'replies/console': typeof en;
  }
}

/** What the console says of replies before one is asked for. */
export const en = {
  'page.replies': 'Predefined replies',
  'replies.push': 'Send an address',
  'replies.manage-all': 'Manage predefined replies'
} as const satisfies Record<string, string>;
