import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'report.title': 'Sitzungsbericht',
  'report.technician': 'Techniker',
  'report.customer': 'Kunde',
  'report.number': 'Sitzung',
  'report.created': 'Angelegt',
  'report.zone': 'Zeitzone',
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
  'report.save-html': 'Als Webseite',
  'report.save-signed': 'Signierte Datei (JSON)',
  'check.title': 'Bericht prüfen',
  'check.text':
    'Wählen Sie die signierte JSON-Datei eines Berichts. Sie wird hier geprüft, nichts wird gesendet.',
  'check.choose': 'Bericht wählen',
  'check.both': 'Von beiden Seiten signiert',
  'check.one': 'Nur von einer Seite signiert: {by}',
  'check.known': 'Was dieser Bericht beweist',
  'check.unknown': 'Was er nicht beweist',
  'check.unchanged':
    'Kein Buchstabe wurde verändert, seit eine Seite ({by}) ihn mit dem Schlüssel {key} signiert hat.',
  'check.lines-all': 'Chat: Alle Zeilen der anderen Seite ({count}) tragen deren eigene Signatur.',
  'check.lines-some': 'Chat: Von {count} Zeilen der anderen Seite tragen {signed} deren eigene Signatur.',
  'check.lines-none':
    'Chat: Keine Zeile der anderen Seite ({count}) trägt deren Signatur. Dass sie von dort stammen, sagt nur dieser Bericht.',
  'check.agreed':
    'Ende: Beide haben dieselben Zeilen des Chats ({lines}), dieselben Dateien ({files}) sowie Beginn und Ende nach der Uhr jeder Seite signiert.',
  'check.not-agreed':
    'Ende: Die Signatur der anderen Seite fehlt. Ihre Seite war fort oder eine ältere Version, oder es gab nie eine andere Seite.',
  'check.missing': 'Chat: Mindestens {count} Zeilen fehlen.',
  'check.anybody':
    'Niemand außer dem Ersteller hat ihn signiert: Jeder kann einen solchen Bericht herstellen.',
  'check.alone':
    'Ablauf, Namen, Bilder und Notizen sind allein die Angabe der Seite, die den Bericht gemacht hat.',
  'check.who':
    'Er sagt nicht, wer die Schlüssel hatte, und eine Person kann beide herstellen. Vergleichen Sie sie mit dem eigenen Bericht der anderen Seite; sonst sind sie so viel wert wie Ihr Vertrauen zu dem, von dem Sie die Datei haben, oder wie der Sicherheitscode, den beide verglichen haben.',
  'check.forged.what':
    'Eine Signatur in diesem Bericht stammt nicht von der genannten Seite oder aus einer anderen Sitzung.',
  'check.forged.next': 'Vertrauen Sie ihm nicht. Bitten Sie die andere Seite um ihren eigenen Bericht.',
  'check.differs.what':
    'Dieser Bericht ist nicht, was beide Seiten signiert haben: Etwas wurde weggelassen, hinzugefügt oder verändert.',
  'check.differs.next': 'Vertrauen Sie ihm nicht. Bitten Sie die andere Seite um ihren eigenen Bericht.',
  'check.one-key.what':
    'Beide Seiten haben denselben Schlüssel: Eine Person hat diesen Bericht allein gemacht.',
  'check.one-key.next': 'Vertrauen Sie ihm nicht.',
  'check.changed.what': 'Dieser Bericht wurde nach dem Signieren verändert.',
  'check.changed.next': 'Vertrauen Sie ihm nicht. Bitten Sie um die Datei, wie sie gespeichert wurde.',
  'check.not-report.what': 'Das ist kein signierter Bericht.',
  'check.not-report.next': 'Wählen Sie die JSON-Datei eines Berichts; Text und HTML sind zum Lesen da.',
  'check.newer-version.what': 'Dieser Bericht stammt von einer neueren Version.',
  'check.newer-version.next': 'Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'kept.title': 'Was aufbewahrt wird',
  'kept.here':
    'Auf diesem Gerät: nichts, wenn Sie Ihre Kopie nicht speichern. Ein Browser, der wiedererkannt werden darf, behält seine Nummer, bis Sie sie vergessen lassen.',
  'kept.there': 'Der Browser Ihres Technikers behält Chat, Protokoll, Notizen und gemachte Bilder.',
  'kept.there-always':
    'Der Browser Ihres Technikers behält Chat, Protokoll, Notizen und gemachte Bilder, bis sie dort gelöscht werden.',
  'kept.there-days.one':
    'Der Browser Ihres Technikers behält Chat, Protokoll, Notizen und gemachte Bilder {count} Tag lang.',
  'kept.there-days.other':
    'Der Browser Ihres Technikers behält Chat, Protokoll, Notizen und gemachte Bilder {count} Tage lang.',
  'kept.ask':
    'Dateien, die Sie geschickt haben, liegen dort auf dem Computer. Fragen Sie, wenn etwas gelöscht werden soll.',
  'check.terms': 'Ende: Der Kunde hat die Bedingungen mit dem SHA-256 {digest} angenommen.',
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
