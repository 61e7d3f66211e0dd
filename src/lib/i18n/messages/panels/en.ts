/** Words of the panels that both pages show: chat, safety code, log. */
export const en = {
  'chat.label': 'Conversation',
  'chat.input': 'Your message',
  'chat.new': 'New',
  'chat.opens': 'opens {host}',
  'chat.turn': 'A hidden character that turns the direction of the text',
  'chat.smaller': 'Smaller text',
  'chat.larger': 'Larger text',
  'chat.room.one': 'Room for {count} more character',
  'chat.room.other': 'Room for about {count} more characters',
  'safety.compare': 'Compare on the phone',
  'safety.differ': 'If a picture differs, end the session: somebody may be listening in.',
  'log-list.empty': 'Nothing has happened yet.',
  'log-list.save': 'Save as text',
  'files.label': 'Files',
  'files.send': 'Send files',
  'files.send-folder': 'Send a folder',
  'files.send-clipboard': 'Send what is on the clipboard',
  'files.drop': 'Let go to send',
  'files.nothing': 'There was nothing that could be sent.',
  'files.not-loaded': 'The list of files could not be loaded. Please reload the page; nothing is lost.',
  'chat.off': 'Writing is turned off for the moment. What you typed is kept.'
} as const satisfies Record<string, string>;
