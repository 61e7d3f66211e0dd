/** Words against fraud, and for whoever finds that something is wrong. */
export const en = {
  'guard.called': 'Did this person call you first? Then hang up.',
  'guard.never': 'Microsoft, your bank and the police never ask you to do this.',
  'guard.yes': 'Yes, I asked for this',
  'guard.unsure': 'I am not sure',
  'guard.stop': 'Stop everything',
  'guard.files': 'Your technician sends you files',
  'guard.unsure.title': 'Not sure? Stop here and call the shop by a number you already have.',
  'guard.hurry': 'Is somebody hurrying or frightening you? That is a sign of fraud.',
  'guard.number': 'The number on your telephone can be forged.',
  'guard.gifts': 'Nobody honest wants gift cards or crypto-money for help.',
  'guard.halted.title': 'Everything is cut off',
  'guard.halted.lead': 'Nobody sees your screen any more, and no file arrives or leaves.',
  'guard.contact': 'How to reach {shop}',
  'guard.no-contact': 'Call the shop by a number you already have, not by one that you were told just now.',
  'guard.next': 'If it was fraud',
  'guard.bank': 'Go offline, call your bank, then the police.',
  'guard.passwords': 'Change your passwords from another device.',
  'guard.evidence': 'Keep the evidence: take photographs, delete nothing yet.',
  'guard.anyone': 'This can happen to anyone. Tell someone you trust.',
  'guard.keep': 'Keep what happened',
  'guard.keep-text':
    'The signed file has the log, the conversation and the keys that signed them, and can be checked later. It stays on this computer only.',
  'guard.mistake': 'It was a mistake',
  'guard.mistake-text': 'You can go on with the session. Nothing is shared then, until you allow it again.',
  'guard.return': 'Go back to the session',
  'guard.forget': 'End it for good',
  'guard.before.title': 'You stopped this session',
  'guard.before.lead':
    'On {time} you pressed “Something is wrong”. Since then nobody has seen your screen, and nothing has come or gone.',
  'guard.before.sure':
    'Go back only if you know for certain who is at the other end. If you are not sure, call the shop first.',
  'guard.forgotten': 'The session is deleted here.'
} as const satisfies Record<string, string>;
