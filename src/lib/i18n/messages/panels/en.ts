/** Words of the panels that both pages show: chat, safety code, log. */
export const en = {
  'chat.label': 'Conversation',
  'chat.input': 'Your message',
  'chat.new': 'New',
  'chat.opens': 'opens {host}',
  'chat.turn': 'A hidden character that turns the direction of the text',
  'chat.smaller': 'Smaller text',
  'chat.larger': 'Larger text',
  'chat.search': 'Search the conversation',
  'chat.found.one': 'Message {place} of {count}',
  'chat.found.other': 'Message {place} of {count}',
  'chat.found-none': 'No message has these words.',
  'chat.older': 'Older one',
  'chat.newer': 'Newer one',
  'chat.copy-all': 'Copy everything',
  'chat.room.one': 'Room for {count} more character',
  'chat.room.other': 'Room for about {count} more characters',
  'safety.differ': 'If a picture differs, end the session: somebody may be listening in.',
  'safety.none': 'none',
  'safety.older-page':
    'The other page is an older version, so there is no code to compare. For one, reload it there and start a new session.',
  'safety.older-session': 'An older version of the page made this code; it proves less than a new one.',
  'log-list.empty': 'Nothing has happened yet.',
  'log-list.save': 'Save as text',
  'picture.full-screen': 'Full screen',
  'picture.leave-full-screen': 'Leave full screen',
  'chat.off': 'Writing is turned off for the moment. What you typed is kept.'
} as const satisfies Record<string, string>;
