declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    guide: typeof en;
  }
}

/** Words of the guide, in the customer's page and in its small window. */
export const en = {
  'guide.title': 'What your technician sees',
  'guide.watching': 'Your technician is watching',
  'guide.paused': 'Paused: your technician sees the last picture only',
  'guide.held': 'Held back: look at your black boxes in the page first',
  'guide.pause': 'Pause',
  'guide.resume': 'Continue',
  'guide.stop': 'Stop sharing',
  'guide.zoom': 'Follow the marks',
  'guide.laser': 'Point',
  'guide.draw': 'Draw',
  'guide.undo': 'Undo my mark',
  'guide.clear': 'Clear my marks',
  'guide.frozen': 'Your technician has frozen the picture',
  'guide.page-text': 'Your technician has opened a board. You can draw on it, too.',
  'guide.new-mark': 'Your technician marked something. {where}',
  'guide.technician': 'Your technician'
} as const;
