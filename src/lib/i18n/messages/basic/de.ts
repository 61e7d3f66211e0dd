import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'page.renewed': 'Diese Seite wurde inzwischen erneuert. Laden Sie sie neu; nichts geht verloren.',
  'button.reload': 'Neu laden',
  'button.dismiss': 'Ausblenden',
  'language.label': 'Sprache',
  'language.failed': 'Diese Sprache konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.',
  'theme.label': 'Darstellung',
  'theme.system': 'Wie das Gerät',
  'theme.light': 'Hell',
  'theme.dark': 'Dunkel',
  'busy.label': 'Bitte warten',
  'error.pin-empty.what': 'Es ist noch keine PIN eingegeben.',
  'error.pin-empty.next': 'Geben Sie die neun Ziffern ein, die Ihnen am Telefon genannt wurden.',
  'error.pin-characters.what': 'Eine PIN besteht nur aus Ziffern.',
  'error.pin-characters.next': 'Bitte entfernen Sie alles, was keine Ziffer ist. Leerzeichen stören nicht.',
  'error.pin-too-short.what': 'Es fehlen noch Ziffern.',
  'error.pin-too-short.next':
    'Eine PIN hat neun Ziffern. Bitte vergleichen Sie sie mit dem, was Ihnen genannt wurde.',
  'error.pin-too-long.what': 'Das sind zu viele Ziffern.',
  'error.pin-too-long.next':
    'Eine PIN hat neun Ziffern. Bitte vergleichen Sie sie mit dem, was Ihnen genannt wurde.',
  'error.pin-ambiguous.what': 'In diesem Text steht mehr als eine PIN.',
  'error.pin-ambiguous.next': 'Geben Sie die neun Ziffern ein, die Ihr Techniker vorliest.',
  'error.pin-check-digit.what':
    'Diese Ziffern ergeben keine PIN: Eine ist falsch, oder zwei sind vertauscht.',
  'error.pin-check-digit.next':
    'Bitte lassen Sie sich die PIN noch einmal vorlesen und vergleichen Sie jede Ziffer. Das zählt nicht als Versuch.'
};
