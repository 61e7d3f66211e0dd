declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'chat/brief': typeof en;
  }
}

/** Words of the conversation where only its end is shown. */
export const en = {
  'chat.brief-reply': 'Reply',
  'chat.brief-reply-hint': 'Your reply',
  'chat.brief-send': 'Send',
  'chat.brief-none': 'No messages yet'
} as const;
