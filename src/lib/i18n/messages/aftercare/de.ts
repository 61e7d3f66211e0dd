import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'report.title': 'Sitzungsbericht',
  'report.technician': 'Techniker',
  'report.customer': 'Kunde',
  'report.number': 'Sitzung',
  'report.created': 'Angelegt',
  'report.total': 'Dauer',
  'report.worked': 'Gearbeitet',
  'report.held': 'Pausiert',
  'report.away': 'Ohne Verbindung',
  'report.technician-key': 'Schlüssel des Technikers',
  'report.customer-key': 'Schlüssel des Kunden',
  'report.consents': 'Einwilligungen',
  'report.timeline': 'Verlauf',
  'report.chat': 'Chat',
  'report.files': 'Dateien',
  'report.pictures': 'Bilder',
  'report.notes': 'Notizen',
  'report.with-notes': 'Mit meinen Notizen',
  'report.save-text': 'Bericht als Text',
  'report.save-signed': 'Signiert (JSON)',
  'check.title': 'Bericht prüfen',
  'check.text':
    'Wählen Sie die signierte JSON-Datei eines Berichts. Sie wird hier geprüft, nichts wird gesendet.',
  'check.choose': 'Bericht wählen',
  'check.good': 'Kein Buchstabe wurde verändert',
  'check.good-text':
    'Am Ende der Sitzung signiert von dieser Seite: {by}, mit dem Schlüssel {key}. Die andere Seite hat denselben Schlüssel in ihrem eigenen Bericht.',
  'check.changed.what': 'Dieser Bericht wurde nach dem Signieren verändert.',
  'check.changed.next': 'Vertrauen Sie ihm nicht. Bitten Sie um die Datei, wie sie gespeichert wurde.',
  'check.not-report.what': 'Das ist kein signierter Bericht.',
  'check.not-report.next': 'Wählen Sie die JSON-Datei eines Berichts; Text und HTML sind zum Lesen da.',
  'check.newer-version.what': 'Dieser Bericht stammt von einer neueren Version.',
  'check.newer-version.next': 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'report.yours': 'Ihre Kopie des Berichts',
  'report.yours-text':
    'Was gesagt und vereinbart wurde, signiert. Auf diesem Gerät bleibt nichts davon, wenn Sie es nicht speichern.',
  'survey.heading': 'Wie war es?',
  'survey.of-five': '{count} von 5 Sternen',
  'survey.send': 'Antworten senden',
  'survey.decline': 'Nein, danke',
  'survey.thanks': 'Vielen Dank. Das war alles.',
  'device.title': 'Darf dieser Browser beim nächsten Mal wiedererkannt werden?',
  'device.what':
    'Eine Zufallszahl bleibt in diesem Browser und wird den Technikern dieser Seite genannt, die Sie hereinlassen. Sie finden dann Ihre früheren Sitzungen.',
  'device.forget-any-time': 'Sie können das jederzeit vergessen lassen.',
  'device.known': 'Die Techniker dieser Seite erkennen diesen Browser wieder.',
  'device.forget': 'Vergessen'
};
