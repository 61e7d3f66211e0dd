/** Words that every page needs at once, the light entry page too. */
export const en = {
  'page.renewed': 'This page was renewed meanwhile. Reload it; nothing is lost.',
  'button.reload': 'Reload',
  'button.dismiss': 'Dismiss',
  'language.label': 'Language',
  'language.failed': 'This language could not be loaded. Please check your connection.',
  'theme.label': 'Appearance',
  'theme.system': 'Like the device',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'busy.label': 'Please wait',
  'error.pin-empty.what': 'There is no PIN yet.',
  'error.pin-empty.next': 'Type the nine digits that you were told on the phone.',
  'error.pin-characters.what': 'A PIN has only digits.',
  'error.pin-characters.next': 'Please take out everything that is not a digit. Spaces are fine.',
  'error.pin-too-short.what': 'Some digits are still missing.',
  'error.pin-too-short.next': 'A PIN has nine digits. Please compare them with what you were told.',
  'error.pin-too-long.what': 'These are too many digits.',
  'error.pin-too-long.next': 'A PIN has nine digits. Please compare them with what you were told.',
  'error.pin-ambiguous.what': 'There is more than one PIN in this text.',
  'error.pin-ambiguous.next': 'Type the nine digits that your technician reads out.',
  'error.pin-check-digit.what': 'These digits do not make a PIN: one of them is wrong, or two are swapped.',
  'error.pin-check-digit.next':
    'Please have the PIN read to you once more and compare every digit. No try is used up.'
} as const satisfies Record<string, string>;
