export const en = {
  'customer.yourTechnician': 'Your technician',
  'customer.called': 'calls themselves {name}',
  'customer.menu.look': 'Language and look',

  'customer.joining.title': 'Connecting you',
  'customer.joining.lead': 'This usually takes a few seconds. Please leave this page open.',
  'customer.joining.trying': 'We keep trying. You need not do anything.',
  'customer.joining.slow': 'It takes longer than usual. We keep trying; please leave this page open.',
  'customer.joining.cancel': 'Cancel',
  'customer.step.relay': 'Reaching the meeting point',
  'customer.step.technician': 'Finding your technician',
  'customer.step.proof': 'Making sure that it is really them',
  'customer.step.connection': 'Opening a direct, private connection',
  'customer.check.title': 'Connection check',
  'customer.check.online': 'Your device is connected to the internet.',
  'customer.check.offline':
    'Your device is not connected to the internet. Check your Wi-Fi, cable or mobile data.',
  'customer.check.relay': 'The meeting point has been reached.',
  'customer.check.noRelay':
    'The meeting point does not answer. A strict network, for example at work, may block it: another network or mobile data often helps.',
  'customer.check.technician': 'Your technician is there.',
  'customer.check.noTechnician':
    'Your technician does not answer yet. Ask on the phone whether this PIN or link is still open there.',
  'customer.check.noConnection':
    'The direct connection does not come about. Another network or mobile data often helps.',

  'customer.status.connecting': 'Connecting',
  'customer.status.waiting': 'Waiting',
  'customer.status.active': 'Connected',
  'customer.status.on-hold': 'On hold',
  'customer.status.reconnecting': 'Reconnecting',
  'customer.status.offline': 'Connection lost',
  'customer.status.closed': 'Ended',
  'customer.status.refused': 'Not admitted',

  'customer.waiting.title': 'Your technician will be with you in a moment',
  'customer.waiting.lead': 'You are connected. You may already write what it is about.',
  'customer.hold.title': 'Your technician has paused the session and will be back',
  'customer.hold.lead': 'Please leave this page open. Everything is kept.',
  'customer.reconnecting.title': 'The connection was interrupted',
  'customer.reconnecting.lead': 'We are reconnecting you by ourselves. Everything you wrote is kept.',
  'customer.offline.title': 'We cannot reach your technician at the moment',
  'customer.offline.lead':
    'We keep trying. Your conversation is kept, and what you write is sent as soon as the connection is back.',
  'customer.forgetful':
    'This browser does not let the page store anything. The session works, but it ends if you close or reload this page.',
  'customer.noScreen':
    'This browser cannot show its screen to others; on phones none can. You can write to each other as usual. To show a screen, open your link or PIN on a computer.',

  'customer.sees': 'Your technician sees:',
  'customer.sees.chat': 'only what you write here',
  'customer.sees.screen': 'what you write, and your screen',
  'customer.sees.last': 'what you write, and the last picture',

  'power.screen.now': 'Your technician sees your screen',
  'power.control-tab.now': 'Your technician may zoom the tab you share',
  'power.recording.now': 'Your technician records what you show',
  'customer.sharing.bank': 'Do not open your bank now.',
  'customer.wrong': 'Something is wrong',
  'customer.sharing.end-one': 'End: {what}',
  'customer.sharing.since': 'for {duration}',
  'customer.sharing.stop': 'Stop sharing',
  'customer.sharing.stop.short': 'Stop',
  'customer.sharing.held-back': 'Paused: your technician sees the last picture only',
  'customer.sharing.preview': 'What is seen, and what stays hidden',
  'customer.sharing.close-preview': 'Close the preview',
  'customer.sharing.title': 'Screen is shared',

  'customer.consent.label': 'A question to you',
  'power.screen.title': 'Your technician asks to see your screen',
  'customer.consent.reason': 'The reason given:',
  'power.screen.sees': 'You choose what is shown: the whole screen, one window or one tab.',
  'power.screen.only': 'Your technician can look, but cannot click or type.',
  'power.screen.close': 'First close what nobody should see, such as mail, bank or photos.',
  'power.screen.next':
    'After “Allow” your browser asks which screen or window. Choose one and press “Share”.',
  'power.control-tab.title': 'Your technician asks to zoom the tab you share',
  'power.control-tab.only': 'Your technician can only make the page larger or smaller, for both of you.',
  'power.control-tab.next': 'Your browser may ask once more.',
  'power.recording.title': 'Your technician asks to record what you show',
  'power.recording.only':
    'The picture you share is recorded, with what is drawn on it. The recording stays with your technician.',
  'power.recording.next': 'While it records you see it at the top, and you can end it at any time.',
  'customer.consent.allow': 'Allow',
  'customer.consent.look': 'Look first',
  'customer.consent.show-now': 'Show it now',
  'customer.consent.again': 'Try again',
  'customer.consent.lost': 'Close',
  'customer.consent.decline': 'No, thanks',

  'customer.end': 'End session',
  'customer.end.short': 'End',
  'customer.end.title': 'End the session?',
  'customer.end.text':
    'The conversation and everything that is shared stop at once. Afterwards you see a summary.',

  'customer.offer.restarted': 'Welcome back after the restart',

  'customer.offer.title': 'You have an open session',
  'customer.offer.lead': 'Your session from {time} has not been ended. Nothing of it is lost.',
  'customer.offer.resume': 'Back to your session',
  'customer.offer.discard': 'Leave it and start anew',
  'customer.forget': 'This is not my computer: delete everything',
  'customer.forgotten.title': 'Everything is deleted',
  'customer.forgotten.lead':
    'Nothing of a session is kept in this browser any more. You can close this window.',
  'customer.elsewhere.title': 'Your session is open in another tab',
  'customer.elsewhere.lead': 'You can go on there, or bring it here. Nothing gets lost.',
  'customer.elsewhere.take': 'Continue here',

  'customer.refused.title': 'The connection did not come about',
  'customer.refused.lead': 'Nothing was shared.',
  'customer.refused.again': 'Back to the start',

  'customer.closed.title': 'The session has ended',
  'customer.closed.technician': 'Your technician has ended the session.',
  'customer.closed.customer': 'You have ended the session.',
  'customer.closed.time': 'The time of the session was over.',
  'customer.closed.safe':
    'Nobody sees your screen any more, and the keys of this session are deleted. You may close this page.',
  'customer.closed.chat': 'Your conversation',
  'customer.closed.readable': 'It stays readable until you leave this page.',
  'customer.closed.again': 'Start another session'
} as const satisfies Record<string, string>;
