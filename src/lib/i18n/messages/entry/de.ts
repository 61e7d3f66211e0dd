import type { Messages } from '../../messages.js';
import { de as basic } from '../basic/de.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  ...basic,

  'customer.title': 'Fernhilfe',
  'customer.titleOf': 'Fernhilfe – {shop}',
  'customer.entry.title': 'Wir verbinden Sie',
  'customer.entry.asked': 'Geben Sie nur dann einen Code ein, wenn Sie selbst um Hilfe gebeten haben.',
  'customer.invited.asked': 'Gehen Sie nur weiter, wenn Sie selbst um Hilfe gebeten haben.',
  'customer.entry.lead': 'Geben Sie die neun Ziffern ein, die Ihnen am Telefon genannt werden.',
  'customer.entry.kept': 'Ihre Eingaben sind noch da.',
  'customer.entry.offline':
    'Ihr Gerät hat gerade keine Internetverbindung. Die PIN können Sie schon eintippen; verbinden können Sie sich, sobald das Internet wieder da ist.',
  'customer.pin.label': 'Ihre PIN',
  'customer.pin.hint': 'Neun Ziffern, zum Beispiel 123 456 786.',
  'customer.pin.good': 'Danke, die PIN ist vollständig.',
  'customer.name.label': 'Ihr Name (wenn Sie mögen)',
  'customer.name.hint': 'Damit man auf der anderen Seite weiß, wer da ist.',
  'customer.terms.title': 'Bedingungen',
  'customer.terms.agree': 'Ich habe die Bedingungen gelesen und stimme zu.',
  'customer.terms.missing':
    'Bitte lesen Sie die Bedingungen und setzen Sie das Häkchen darunter. Dann können Sie sich verbinden.',
  'customer.join': 'Verbinden',
  'customer.join.preparing': 'Einen Moment\u00a0…',
  'customer.loadFailed':
    'Ein Teil dieser Seite konnte nicht geladen werden. Ihre Eingaben sind noch da. Prüfen Sie Ihre Internetverbindung und drücken Sie die Taste noch einmal.',
  'customer.promise.title': 'Sie behalten die Kontrolle',
  'customer.promise.install': 'Auf Ihrem Gerät wird nichts installiert.',
  'customer.promise.ask': 'Niemand sieht etwas, bevor Sie es erlaubt haben.',
  'customer.promise.stop': 'Sie können jederzeit mit einem Klick aufhören.',
  'customer.promise.kept':
    'Danach bleibt davon nichts in diesem Browser; Ihr Techniker behält Chat und Protokoll.',
  'customer.invited.title': 'Sie werden erwartet',
  'customer.invited.lead':
    'Drücken Sie die Taste, und Sie sind verbunden. Was gezeigt werden darf, entscheiden Sie danach, Frage für Frage.',
  'customer.invited.join': 'Jetzt verbinden',
  'customer.link.broken.title': 'Dieser Link ist nicht vollständig',
  'customer.link.broken.lead':
    'Ein Teil ist unterwegs verloren gegangen, vielleicht am Zeilenende einer E-Mail. Kopieren Sie den ganzen Link noch einmal, oder lassen Sie sich eine PIN geben und tippen Sie sie hier ein.',
  'customer.returning': 'Sie kommen gleich zurück in Ihre Sitzung\u00a0…',
  'customer.returning.heldUp':
    'Diese Seite konnte noch nicht ganz geladen werden; sie versucht es weiter. Ihre Sitzung bleibt erhalten. Bitte prüfen Sie Ihre Internetverbindung.',
  'customer.returning.again': 'Neu laden'
};
