import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'replies.problem.file-too-large.what': 'Diese Datei ist zu groß, um von hier zu sein.',
  'replies.problem.file-too-large.next': 'Wählen Sie eine andere; es wurde nichts geändert.',
  'replies.problem.file-unreadable.what': 'Diese Datei konnte nicht gelesen werden.',
  'replies.problem.file-unreadable.next': 'Prüfen Sie, ob sie noch da ist, und versuchen Sie es noch einmal.',
  'replies.problem.unknown-encoding.what': 'Diese Datei ist nicht so geschrieben, wie sie angibt.',
  'replies.problem.unknown-encoding.next':
    'Exportieren Sie sie dort, wo sie herkommt, noch einmal als UTF-8; nichts wurde geändert.',
  'replies.problem.newer-version.what': 'Diese Datei stammt von einer neueren Version.',
  'replies.problem.newer-version.next':
    'Laden Sie die Seite neu, um die neueste Version zu bekommen, und versuchen Sie es noch einmal; es wurde nichts geändert.',
  'replies.problem.not-replies.what': 'In dieser Datei sind keine Antworten.',
  'replies.problem.not-replies.next':
    'Wählen Sie eine replies.xml oder replies.json; es wurde nichts geändert.',
  'replies.problem.broken-xml.what': 'Diese XML-Datei ist kaputt.',
  'replies.problem.broken-xml.next':
    'Exportieren Sie sie dort noch einmal, wo sie herkommt; es wurde nichts geändert.',
  'replies.problem.hostile-xml.what':
    'Diese XML-Datei hat einen Dokumenttyp oder Entitäten, mit denen sich angreifen lässt.',
  'replies.problem.hostile-xml.next':
    'Entfernen Sie diese, wenn Sie der Datei trauen; es wurde nichts geändert.',
  'replies.title': 'Vorbereitete Antworten',
  'replies.search': 'Antworten durchsuchen',
  'replies.manage': 'Verwalten',
  'replies.empty': 'Noch keine Antworten. Unter „Verwalten“ schreiben Sie die erste.',
  'replies.empty-text':
    'Hierher gehört, was Sie immer wieder schreiben: Begrüßungen, Anleitungen, Verabschiedungen.',
  'replies.empty-url': 'Adressen, die Sie oft weitergeben: Treiber, Formulare, eigene Hilfeseiten.',
  'replies.none-found': 'Nichts passt dazu.',
  'replies.favourite': 'Favorit',
  'replies.favour': '„{name}“ ist ein Favorit',
  'replies.up': '„{name}“ nach oben',
  'replies.down': '„{name}“ nach unten',
  'replies.edit': '„{name}“ ändern',
  'replies.remove': '„{name}“ löschen',
  'replies.tab-text': 'Antworten',
  'replies.tab-url': 'Adressen',
  'replies.tab-files': 'Import und Export',
  'replies.add-text': 'Neue Antwort',
  'replies.add-url': 'Neue Adresse',
  'replies.name': 'Name',
  'replies.name-missing': 'Bitte geben Sie einen Namen an.',
  'replies.text': 'Text',
  'replies.text-missing': 'Hier steht noch nichts zum Senden.',
  'replies.placeholders': 'Wird beim Verwenden ausgefüllt: {names}',
  'replies.address': 'Adresse',
  'replies.category': 'Kategorie',
  'replies.shortcut': 'Kürzel',
  'replies.shortcut-hint': 'Buchstaben und Ziffern; im Chat / und dann dies tippen.',
  'replies.is-favourite': 'Favorit: steht vorn, die ersten neun haben eine Ziffer',
  'replies.wrong':
    'Das ist zu lang (höchstens {bytes} Bytes), oder im Kürzel stehen andere Zeichen als Buchstaben und Ziffern.',
  'replies.import': 'Importieren',
  'replies.import-text':
    'Aus replies.xml oder replies.json. Alles in der Datei wird hinzugefügt, nichts von Ihnen wird geändert.',
  'replies.choose-file': 'Datei wählen',
  'replies.imported.one': '{count} Antwort hinzugefügt.',
  'replies.imported.other': '{count} Antworten hinzugefügt.',
  'replies.known.one': '{count} war schon da.',
  'replies.known.other': '{count} waren schon da.',
  'replies.changed.one': '{count} Eintrag wurde geändert.',
  'replies.changed.other': '{count} Einträge wurden geändert.',
  'replies.skipped.one': '{count} Eintrag wurde ausgelassen.',
  'replies.skipped.other': '{count} Einträge wurden ausgelassen.',
  'replies.nameless': 'Ohne Namen',
  'replies.refusal.no-name': 'ausgelassen, weil der Name fehlt',
  'replies.refusal.no-text': 'ausgelassen, weil der Text fehlt',
  'replies.refusal.too-long': 'ausgelassen, weil Name oder Text zu lang ist',
  'replies.refusal.unreadable': 'ausgelassen, weil es keine Antwort ist',
  'replies.refusal.no-room': 'ausgelassen, weil für mehr Antworten kein Platz ist',
  'replies.change.shortcut': 'Zeichen, die ein Kürzel nicht haben kann, wurden entfernt',
  'replies.change.category': 'die Kategorie war zu lang und wurde gekürzt',
  'replies.change.markup': 'Formatierungen wurden entfernt; die Zeilen sind geblieben',
  'replies.export': 'Exportieren',
  'replies.export-text': 'Alle {count}, Antworten und Adressen, in einer Datei.',
  'push.title': 'Adresse senden',
  'push.address': 'Webadresse',
  'push.hint':
    'Ihr Kunde bekommt eine Karte mit der ganzen Adresse und entscheidet selbst, ob sie geöffnet wird.',
  'push.wrong':
    'Nur Adressen mit http:// oder https:// lassen sich mit einem Klick öffnen. Alles andere kann als Nachricht gesendet werden.',
  'push.send': 'Karte senden'
};
