/** What a customer reads before a session, with all its words, has been fetched. */
export const en = {
  'customer.title': 'Remote help',
  'customer.titleOf': 'Remote help – {shop}',
  'customer.entry.title': 'Let us get you connected',
  'customer.entry.asked': 'Only type a code if you asked for help yourself.',
  'customer.invited.asked': 'Only go on if you asked for help yourself.',
  'customer.entry.lead': 'Type the nine digits that your technician reads out to you.',
  'customer.entry.kept': 'What you typed is still here.',
  'customer.entry.offline':
    'Your device has no internet connection at the moment. You can type the PIN already; connecting works as soon as the internet is back.',
  'customer.pin.label': 'Your PIN',
  'customer.pin.hint': 'Nine digits, for example 123 456 786.',
  'customer.pin.good': 'Thank you, the PIN is complete.',
  'customer.name.label': 'Your name (if you like)',
  'customer.name.hint': 'So that your technician knows who is there.',
  'customer.terms.title': 'Terms',
  'customer.terms.agree': 'I have read the terms and agree.',
  'customer.terms.missing': 'Please read the terms and tick the box below them. Then you can connect.',
  'customer.join': 'Connect',
  'customer.join.preparing': 'One moment\u00a0…',
  'customer.loadFailed':
    'A part of this page could not be loaded. What you typed is still here. Check your internet connection, then press the button again.',
  'customer.promise.title': 'You stay in charge',
  'customer.promise.install': 'Nothing is installed on your device.',
  'customer.promise.ask': 'Nobody sees anything before you have allowed it.',
  'customer.promise.stop': 'You can stop at any moment, with one click.',
  'customer.promise.kept':
    'Afterwards nothing of it stays in this browser; your technician keeps chat and log.',
  'customer.invited.title': 'Your technician is expecting you',
  'customer.invited.lead':
    'Press the button and you are connected. What your technician may see is your decision, later, one question at a time.',
  'customer.invited.join': 'Connect now',
  'customer.link.broken.title': 'This link is not complete',
  'customer.link.broken.lead':
    'A part of it got lost on the way, perhaps where a mail breaks the line. Copy the whole link once more, or ask your technician for a PIN and type it here.',
  'customer.returning': 'Taking you back to your session\u00a0…',
  'customer.returning.heldUp':
    'This page could not be loaded completely; it goes on trying. Your session is kept. Please check your internet connection.',
  'customer.returning.again': 'Load again'
} as const satisfies Record<string, string>;
