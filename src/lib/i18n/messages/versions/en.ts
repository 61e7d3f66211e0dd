/** What the two pages of a session do not have alike; loaded with the first difference. */
export const en = {
  'feature.chat': 'Chat',
  'feature.screen': 'Showing a screen',
  'feature.tab-zoom': 'Zooming a shared tab',
  'feature.recording': 'Recording the picture',
  'feature.records': 'Survey and records',
  'versions.missing': '{feature}: the other page does not have this. A reload there may bring it.',
  'versions.peer-older':
    '{feature}: the other page has an older version of this, so it may not work. Please reload it there.',
  'versions.own-older':
    '{feature}: this page has an older version of this, so it may not work. Please reload this page; nothing is lost.',
  'versions.other':
    'The other page can do something that this one cannot. Reload this page when it suits you; nothing is lost.'
} as const satisfies Record<string, string>;
