declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'files/dock': typeof en;
  }
}

/** What the dock says before there is a file. */
export const en = {
  'files.label': 'Files',
  'files.send': 'Send files',
  'files.send-folder': 'Send a folder',
  'files.send-clipboard': 'Send what is on the clipboard',
  'files.drop': 'Let go to send',
  'files.nothing': 'There was nothing that could be sent.',
  'files.too-many':
    'Nothing was sent: these are more than {count} files. Pack them into one file, as a zip, or send parts of them.'
} as const satisfies Record<string, string>;
