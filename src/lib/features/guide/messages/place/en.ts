declare module '../../../../i18n/catalogues.js' {
  interface AreaMessages {
    'guide/place': typeof en;
  }
}

/** Words around the guide, which are there before the guide itself. */
export const en = {
  'guide.name': 'Guide',
  'guide.open': 'Keep a guide on top of your other windows',
  'guide.is-open': 'The guide is open in a small window that stays on top.',
  'guide.back': 'Back into the page',
  'guide.failed': 'The small window could not be opened. What is drawn appears here.',
  'guide.pause-picture': 'Pause the picture',
  'guide.resume-picture': 'Continue the picture'
} as const;
