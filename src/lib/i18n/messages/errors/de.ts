import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'error.pin-wrong.what': 'Das ist nicht die PIN, auf die Ihr Techniker wartet.',
  'error.pin-wrong.next':
    'Zu Ihrer Sicherheit gilt diese PIN nun nicht mehr. Bitte lassen Sie sich eine neue geben.',
  'error.pin-expired.what': 'Diese PIN ist abgelaufen.',
  'error.pin-expired.next': 'Bitte lassen Sie sich eine neue geben.',
  'error.pin-burned.what':
    'Jemand hat eine falsche PIN versucht. Zu Ihrer Sicherheit wurde diese PIN ungültig gemacht.',
  'error.pin-burned.next': 'Es wird eine neue PIN gebraucht. Sie ist mit einem Klick erstellt.',
  'error.pin-used.what': 'Diese PIN wurde bereits benutzt.',
  'error.pin-used.next':
    'Wenn Sie das nicht waren, sagen Sie es Ihrem Techniker. Bitten Sie in jedem Fall um eine neue PIN.',
  'error.pin-tries-used-up.what':
    'Diese PIN wurde dreimal ohne Erfolg versucht. Zu Ihrer Sicherheit haben wir aufgehört.',
  'error.pin-tries-used-up.next':
    'Vielleicht antwortet jemand anders an Stelle Ihres Technikers. Bitten Sie um einen Einladungslink.',
  'error.technician-not-there.what': 'Auf diese PIN antwortet niemand.',
  'error.technician-not-there.next':
    'Bitte fragen Sie Ihren Techniker, ob die PIN noch gilt und seine Seite geöffnet ist. Versuchen Sie es dann erneut.',
  'error.no-relay.what': 'Keiner der Server, über die Sie beide sich finden, ist erreichbar.',
  'error.no-relay.next': 'Bitte prüfen Sie Ihre Internetverbindung. Wir versuchen es weiter.',

  'error.link-broken.what': 'Dieser Link ist nicht vollständig.',
  'error.link-broken.next': 'Bitte kopieren Sie den ganzen Link noch einmal, oder bitten Sie um eine PIN.',

  'error.session-taken.what': 'Über diesen Link ist bereits jemand beigetreten.',
  'error.session-taken.next':
    'Wenn Sie das nicht waren, sagen Sie es sofort Ihrem Techniker und bitten Sie um einen neuen Link.',
  'error.session-over.what': 'Diese Sitzung ist beendet.',
  'error.session-over.next':
    'Wenn Sie noch Hilfe brauchen, bitten Sie um eine neue PIN oder einen neuen Link.',
  'error.admission-failed.what':
    'Die Gegenseite konnte nicht beweisen, wer sie ist. Deshalb wurde nichts verbunden.',
  'error.admission-failed.next':
    'Bitte beginnen Sie mit einer neuen PIN oder einem neuen Link. Geschieht es wieder, rufen Sie einander an.',
  'error.page-older.what': 'Die andere Seite ist älter als diese Sitzung.',
  'error.page-older.next': 'Bitte laden Sie sie dort neu. Es geht nichts verloren.',
  'error.network-blocked.what': 'Ein Netzwerk auf dem Weg lässt keine direkte Verbindung zu.',
  'error.network-blocked.next':
    'Oft hilft ein anderes Netzwerk: der Hotspot eines Telefons, oder das WLAN zu Hause statt im Büro.',

  'error.power-unknown.what': 'Die Seite des Technikers hat um etwas gebeten, das diese Seite nicht kennt.',
  'error.power-unknown.next': 'Es wurde abgelehnt. Sie müssen nichts tun.',
  'error.question-lost.what':
    'Die Verbindung brach ab, bevor die Frage beantwortet war. Es wird nichts gezeigt.',
  'error.question-lost.next': 'Die Frage kann noch einmal gestellt werden.',
  'error.question-withdrawn.what':
    'Die Frage wurde zurückgenommen, bevor Sie geantwortet haben. Es wird nichts gezeigt.',
  'error.question-withdrawn.next': 'Sie müssen nichts tun.',
  'error.screen-unsupported.what': 'Dieser Browser kann seinen Bildschirm nicht zeigen.',
  'error.screen-unsupported.next':
    'Der Chat funktioniert trotzdem. Um den Bildschirm zu zeigen, nehmen Sie Chrome, Edge, Firefox oder Safari auf einem Computer.',
  'error.screen-denied.what': 'Der Browser hat nicht erlaubt, den Bildschirm zu zeigen.',
  'error.screen-denied.next':
    'Falls das ein Versehen war: Starten Sie es noch einmal und wählen Sie im Fenster des Browsers einen Bildschirm oder ein Fenster.',
  'error.screen-blocked.what': 'Der Computer lässt den Browser den Bildschirm nicht zeigen.',
  'error.screen-blocked.next':
    'Auf einem Mac: Systemeinstellungen → Datenschutz & Sicherheit → Bildschirmaufnahme, dort den Browser einschalten und ihn neu starten. Oder statt des Bildschirms einen Tab wählen.',
  'error.screen-failed.what': 'Das Zeigen des Bildschirms ist fehlgeschlagen.',
  'error.screen-failed.next':
    'Bitte versuchen Sie es erneut. Klappt es wieder nicht, wählen Sie ein anderes Fenster.',

  'error.board-full.what': 'Die Tafel ist voll.',
  'error.board-full.next': 'Bitte beginnen Sie für weitere Markierungen eine neue Sitzung.',
  'error.message-too-long.what': 'Diese Nachricht ist zu lang.',
  'error.message-too-long.next': 'Bitte senden Sie sie in zwei oder mehr Teilen.',
  'error.message-empty.what': 'Es gibt noch nichts zu senden.',
  'error.message-empty.next': 'Schreiben Sie zuerst eine Nachricht.',

  'error.storage-unavailable.what': 'In diesem Browser dürfen wir nichts speichern.',
  'error.storage-unavailable.next':
    'Alles funktioniert, geht aber verloren, wenn Sie die Seite schließen oder neu laden. Ein normales statt eines privaten Fensters hilft.',
  'error.storage-full.what': 'Auf diesem Gerät ist kein Platz mehr.',
  'error.storage-full.next':
    'Die Sitzung läuft weiter, doch Neues geht beim Neuladen verloren. Bitte schaffen Sie etwas Platz.',

  'error.open-elsewhere.what': 'Dies ist bereits in einem anderen Tab geöffnet.',
  'error.open-elsewhere.next':
    'Machen Sie dort weiter, oder fahren Sie hier fort: Dann tritt der andere Tab zurück.',

  'error.part-not-loaded.what': 'Ein Teil dieser Seite konnte nicht geladen werden.',
  'error.part-not-loaded.next':
    'Prüfen Sie Ihr Netz und versuchen Sie es noch einmal. Wenn inzwischen eine neue Version installiert wurde, laden Sie die Seite neu, sobald es passt.',
  'error.unexpected.what': 'Etwas ist schiefgegangen, das nicht hätte schiefgehen dürfen.',
  'error.unexpected.next': 'Bitte laden Sie die Seite neu. Was bisher geschrieben wurde, bleibt erhalten.',
  'error.chat-off.what': 'Ihr Techniker hat das Schreiben gerade ausgeschaltet.',
  'error.chat-off.next': 'Was Sie getippt haben, bleibt. Rufen Sie einander an, wenn es eilt.'
};
