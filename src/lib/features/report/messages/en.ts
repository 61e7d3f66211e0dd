declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    report: typeof en;
  }
}

/** Reports of a session: made, saved and checked. */
export const en = {
  'report.title': 'Session report',
  'report.technician': 'Technician',
  'report.customer': 'Customer',
  'report.number': 'Session',
  'report.created': 'Created',
  'report.zone': 'Time zone',
  'report.total': 'Duration',
  'report.worked': 'Worked',
  'report.held': 'On hold',
  'report.away': 'Without connection',
  'report.technician-key': 'Technician’s key',
  'report.customer-key': 'Customer’s key',
  'report.consents': 'Consents',
  'report.timeline': 'Timeline',
  'report.chat': 'Chat',
  'report.files': 'Files',
  'report.pictures': 'Pictures',
  'report.notes': 'Notes',
  'report.with-notes': 'With my notes',
  'report.save-text': 'Report as text',
  'report.save-html': 'As a web page',
  'report.save-signed': 'Signed file (JSON)',
  'check.title': 'Check a report',
  'check.text': 'Choose the signed JSON file of a report. It is checked here; nothing is sent anywhere.',
  'check.choose': 'Choose a report',
  'check.both': 'Signed by both sides',
  'check.one': 'Signed by one side only: {by}',
  'check.known': 'What this report proves',
  'check.unknown': 'What it does not prove',
  'check.unchanged': 'Not one letter was changed since one side ({by}) signed it, with the key {key}.',
  'check.lines-all': 'Chat: the other side’s lines ({count}) all carry its own signature.',
  'check.lines-some': 'Chat: of the other side’s {count} lines {signed} carry its own signature.',
  'check.lines-none':
    'Chat: none of the other side’s lines ({count}) carries its signature. Only this report says that it wrote them.',
  'check.agreed':
    'End: both signed the same lines of chat ({lines}), the same files ({files}), and when it began and ended by the clock of each.',
  'check.not-agreed':
    'End: the other side’s signature is missing. Its page was gone or of an older version, or there never was another side.',
  'check.missing': 'Chat: at least {count} lines are missing.',
  'check.anybody': 'Nobody but its maker signed it: anybody can make such a report.',
  'check.alone': 'Timeline, names, pictures and notes are the word of the side that made the report.',
  'check.who':
    'It does not say who had the keys, and one person can make both. Compare them with the other side’s own report; otherwise they are worth as much as your trust in whoever gave you this file, or as the safety code that both compared.',
  'check.forged.what':
    'A signature in this report was not made by the side it names, or was made for another session.',
  'check.forged.next': 'Do not trust it. Ask the other side for its own report.',
  'check.differs.what':
    'This report is not what both sides signed: something was left out, added or changed.',
  'check.differs.next': 'Do not trust it. Ask the other side for its own report.',
  'check.one-key.what': 'Both sides have the same key: one person made this report alone.',
  'check.one-key.next': 'Do not trust it.',
  'check.changed.what': 'This report was changed after it was signed.',
  'check.changed.next': 'Do not trust it. Ask for the file as it was saved.',
  'check.not-report.what': 'This is no signed report.',
  'check.not-report.next': 'Choose the JSON file of a report; text and HTML are for reading.',
  'check.newer-version.what': 'This report was made by a newer version.',
  'check.newer-version.next': 'Reload the page to get the newest version, then try again.',
  'kept.title': 'What is kept',
  'kept.here':
    'On this device: nothing, unless you save your copy. A browser that may be recognised keeps its number until you have it forgotten.',
  'kept.there': 'Your technician’s browser keeps the chat, the log, notes and pictures that were taken.',
  'kept.there-always':
    'Your technician’s browser keeps the chat, the log, notes and pictures that were taken, until they are deleted there.',
  'kept.there-days.one':
    'Your technician’s browser keeps the chat, the log, notes and pictures that were taken, for {count} day.',
  'kept.there-days.other':
    'Your technician’s browser keeps the chat, the log, notes and pictures that were taken, for {count} days.',
  'kept.ask': 'Files that you sent are on their computer. Ask them if you want something deleted.',
  'check.terms': 'End: the customer accepted the terms with the SHA-256 {digest}.',
  'report.yours': 'Your copy of the report',
  'report.yours-text':
    'What was said and agreed, signed. Nothing of it stays on this device unless you save it.'
} as const satisfies Record<string, string>;
