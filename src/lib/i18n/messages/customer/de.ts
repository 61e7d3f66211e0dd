import type { Messages } from '../../messages.js';
import { de as entry } from '../entry/de.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  ...entry,

  'customer.yourTechnician': 'Ihr Techniker',
  'customer.called': 'nennt sich {name}',
  'customer.menu.look': 'Sprache und Aussehen',

  'customer.joining.title': 'Sie werden verbunden',
  'customer.joining.lead': 'Das dauert meist nur ein paar Sekunden. Bitte lassen Sie diese Seite offen.',
  'customer.joining.trying': 'Wir versuchen es weiter. Sie brauchen nichts zu tun.',
  'customer.joining.slow':
    'Es dauert länger als sonst. Wir versuchen es weiter; bitte lassen Sie diese Seite offen.',
  'customer.joining.cancel': 'Abbrechen',
  'customer.step.relay': 'Treffpunkt erreichen',
  'customer.step.technician': 'Ihren Techniker finden',
  'customer.step.proof': 'Prüfen, ob es wirklich der Richtige ist',
  'customer.step.connection': 'Direkte, private Verbindung öffnen',
  'customer.check.title': 'Verbindungsprüfung',
  'customer.check.online': 'Ihr Gerät ist mit dem Internet verbunden.',
  'customer.check.offline':
    'Ihr Gerät ist nicht mit dem Internet verbunden. Prüfen Sie WLAN, Kabel oder mobile Daten.',
  'customer.check.relay': 'Der Treffpunkt ist erreicht.',
  'customer.check.noRelay':
    'Der Treffpunkt antwortet nicht. Ein strenges Netz, etwa in einer Firma, kann ihn sperren: Oft hilft ein anderes Netz oder mobile Daten.',
  'customer.check.technician': 'Ihr Techniker ist da.',
  'customer.check.noTechnician':
    'Die andere Seite antwortet noch nicht. Fragen Sie am Telefon, ob diese PIN oder dieser Link dort noch offen ist.',
  'customer.check.noConnection':
    'Die direkte Verbindung kommt nicht zustande. Oft hilft ein anderes Netz oder mobile Daten.',

  'customer.status.connecting': 'Wird verbunden',
  'customer.status.waiting': 'Wartet',
  'customer.status.active': 'Verbunden',
  'customer.status.on-hold': 'Pausiert',
  'customer.status.reconnecting': 'Wird neu verbunden',
  'customer.status.offline': 'Verbindung verloren',
  'customer.status.closed': 'Beendet',
  'customer.status.refused': 'Nicht zugelassen',

  'customer.waiting.title': 'Gleich ist jemand für Sie da',
  'customer.waiting.lead': 'Sie sind verbunden. Sie können schon schreiben, worum es geht.',
  'customer.hold.title': 'Ihr Techniker hat die Sitzung angehalten und kommt wieder',
  'customer.hold.lead': 'Bitte lassen Sie diese Seite offen. Alles bleibt erhalten.',
  'customer.reconnecting.title': 'Die Verbindung wurde unterbrochen',
  'customer.reconnecting.lead':
    'Wir verbinden Sie von selbst neu. Alles, was Sie geschrieben haben, bleibt erhalten.',
  'customer.offline.title': 'Ihr Techniker ist im Moment nicht erreichbar',
  'customer.offline.lead':
    'Wir versuchen es weiter. Ihr Gespräch bleibt erhalten, und was Sie schreiben, wird gesendet, sobald die Verbindung wieder da ist.',
  'customer.forgetful':
    'Dieser Browser lässt die Seite nichts speichern. Die Sitzung funktioniert, endet aber, wenn Sie diese Seite schließen oder neu laden.',
  'customer.noScreen':
    'Dieser Browser kann seinen Bildschirm nicht zeigen; auf Telefonen kann es keiner. Schreiben können Sie wie gewohnt. Um einen Bildschirm zu zeigen, öffnen Sie Link oder PIN an einem Computer.',

  'customer.sees': 'Ihr Techniker sieht:',
  'customer.sees.chat': 'nur, was Sie hier schreiben',
  'customer.sees.screen': 'was Sie schreiben, und Ihren Bildschirm',
  'customer.sees.last': 'was Sie schreiben, und das letzte Bild',

  'power.screen.now': 'Ihr Techniker sieht Ihren Bildschirm',
  'power.control-tab.now': 'Ihr Techniker darf den gezeigten Tab vergrößern',
  'power.recording.now': 'Ihr Techniker zeichnet auf, was Sie zeigen',
  'customer.sharing.bank': 'Öffnen Sie jetzt nicht Ihre Bank.',
  'customer.wrong': 'Etwas stimmt nicht',
  'customer.sharing.end-one': 'Beenden: {what}',
  'customer.sharing.since': 'seit {duration}',
  'customer.sharing.stop': 'Stopp: nicht mehr zeigen',
  'customer.sharing.stop.short': 'Stopp',
  'customer.sharing.held-back': 'Angehalten: Ihr Techniker sieht nur das letzte Bild',
  'customer.guide': 'Anleitung',
  'customer.guide-open': 'Anleitung über anderen Fenstern zeigen',
  'customer.guide-is-open': 'Die Anleitung ist in einem kleinen Fenster geöffnet, das oben bleibt.',
  'customer.guide-back': 'Zurück auf die Seite',
  'customer.guide-failed': 'Das kleine Fenster ließ sich nicht öffnen. Gezeichnetes erscheint hier.',
  'customer.pause-sharing': 'Bild anhalten',
  'customer.resume-sharing': 'Bild fortsetzen',
  'customer.sharing.preview': 'Was gesehen wird und was verborgen bleibt',
  'customer.sharing.close-preview': 'Vorschau schließen',
  'customer.sharing.title': 'Bildschirm wird gezeigt',

  'customer.consent.label': 'Eine Frage an Sie',
  'power.screen.title': 'Ihr Techniker möchte Ihren Bildschirm sehen',
  'customer.consent.reason': 'Als Grund genannt:',
  'power.screen.sees': 'Sie wählen aus, was gezeigt wird: den ganzen Bildschirm, ein Fenster oder einen Tab.',
  'power.screen.only': 'Ihr Techniker kann zusehen, aber nicht klicken oder tippen.',
  'power.screen.close': 'Schließen Sie vorher, was niemand sehen soll, etwa E-Mails, Bank oder Fotos.',
  'power.screen.next':
    'Nach „Erlauben“ fragt Ihr Browser, welcher Bildschirm oder welches Fenster. Wählen Sie aus und drücken Sie „Teilen“.',
  'power.control-tab.title': 'Ihr Techniker möchte den gezeigten Tab vergrößern dürfen',
  'power.control-tab.only': 'Ihr Techniker kann die Seite nur größer oder kleiner machen, für Sie beide.',
  'power.control-tab.next': 'Ihr Browser fragt eventuell noch einmal.',
  'power.recording.title': 'Ihr Techniker möchte aufzeichnen, was Sie zeigen',
  'power.recording.only':
    'Aufgezeichnet wird das Bild, das Sie zeigen, mit allem, was darauf gezeichnet wird. Die Aufzeichnung bleibt bei Ihrem Techniker.',
  'power.recording.next':
    'Solange aufgezeichnet wird, sehen Sie es oben, und Sie können es jederzeit beenden.',
  'customer.consent.allow': 'Erlauben',
  'customer.consent.look': 'Erst ansehen',
  'customer.consent.show-now': 'Jetzt zeigen',
  'customer.consent.again': 'Noch einmal versuchen',
  'customer.consent.lost': 'Schließen',
  'customer.consent.decline': 'Nein, danke',

  'customer.end': 'Sitzung beenden',
  'customer.end.short': 'Beenden',
  'customer.end.title': 'Die Sitzung beenden?',
  'customer.end.text':
    'Das Gespräch und alles, was gezeigt wird, enden sofort. Danach sehen Sie eine Zusammenfassung.',

  'customer.offer.restarted': 'Willkommen zurück nach dem Neustart',

  'customer.offer.title': 'Sie haben eine offene Sitzung',
  'customer.offer.lead': 'Ihre Sitzung vom {time} wurde nicht beendet. Nichts davon ist verloren.',
  'customer.offer.resume': 'Zurück zu Ihrer Sitzung',
  'customer.offer.discard': 'Verwerfen und neu beginnen',
  'customer.forget': 'Das ist nicht mein Computer: alles löschen',
  'customer.forgotten.title': 'Alles ist gelöscht',
  'customer.forgotten.lead':
    'In diesem Browser ist nichts mehr von einer Sitzung gespeichert. Sie können dieses Fenster schließen.',
  'customer.elsewhere.title': 'Ihre Sitzung ist in einem anderen Tab offen',
  'customer.elsewhere.lead': 'Sie können dort weitermachen oder sie hierher holen. Nichts geht verloren.',
  'customer.elsewhere.take': 'Hier weitermachen',

  'customer.refused.title': 'Die Verbindung kam nicht zustande',
  'customer.refused.lead': 'Es wurde nichts gezeigt.',
  'customer.refused.again': 'Zurück zum Anfang',

  'customer.closed.title': 'Die Sitzung ist beendet',
  'customer.closed.technician': 'Ihr Techniker hat die Sitzung beendet.',
  'customer.closed.customer': 'Sie haben die Sitzung beendet.',
  'customer.closed.time': 'Die Zeit der Sitzung war abgelaufen.',
  'customer.closed.safe':
    'Niemand sieht mehr Ihren Bildschirm, und die Schlüssel dieser Sitzung sind gelöscht. Sie können diese Seite schließen.',
  'customer.closed.chat': 'Ihr Gespräch',
  'customer.closed.readable': 'Es bleibt lesbar, bis Sie diese Seite verlassen.',
  'customer.closed.again': 'Neue Sitzung beginnen'
};
