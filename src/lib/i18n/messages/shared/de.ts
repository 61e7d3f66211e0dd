import type { Messages } from '../../messages.js';
import { de as basic } from '../basic/de.js';
import { de as emoji } from '../emoji/de.js';
import { de as errors } from '../errors/de.js';
import { de as log } from '../log/de.js';
import { de as panels } from '../panels/de.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  ...basic,
  ...errors,
  ...log,
  ...emoji,
  ...panels,

  'button.allow': 'Erlauben',
  'button.back': 'Zurück',
  'button.cancel': 'Abbrechen',
  'button.close': 'Schließen',
  'button.copy': 'Kopieren',
  'button.copied': 'Kopiert',
  'button.decline': 'Ablehnen',
  'button.end-session': 'Sitzung beenden',
  'button.more': 'Mehr',
  'button.print': 'Drucken',
  'button.retry': 'Erneut versuchen',
  'button.save': 'Speichern',
  'button.send': 'Senden',

  'copy.failed': 'Das Kopieren hat nicht geklappt. Bitte markieren Sie den Text und kopieren Sie ihn selbst.',
  'qr.label': 'QR-Code',
  'step.done': 'erledigt',
  'step.now': 'läuft',
  'step.todo': 'steht noch aus',
  'step.failed': 'fehlgeschlagen',
  'page.missing': 'Unter dieser Adresse gibt es keine Seite.',
  'page.missing.next': 'Bitte prüfen Sie die Adresse, oder lassen Sie sich den Link noch einmal geben.',

  'role.technician': 'Techniker',
  'role.customer': 'Kunde',
  'role.system': 'Tincan',
  'role.you': 'Sie',

  'chat.title': 'Chat',
  'chat.empty': 'Noch wurde nichts geschrieben. Sagen Sie Hallo.',
  'chat.placeholder': 'Nachricht schreiben',
  'chat.hint': 'Enter sendet, Umschalt + Enter beginnt eine neue Zeile.',
  'chat.sending': 'Wird noch gesendet',
  'chat.delivered': 'Zugestellt',
  'name.quoted': '„{name}“',
  'chat.typing': '{name} schreibt\u00a0…',
  'chat.offline': 'Nicht verbunden. Was Sie schreiben, bleibt erhalten und wird später gesendet.',
  'chat.newest': 'Zur neuesten Nachricht',
  'chat.unread.one': '{count} neue Nachricht',
  'chat.unread.other': '{count} neue Nachrichten',
  'chat.secret.code': 'Das sieht nach einem Code oder Passwort aus. Wer Ihnen hilft, braucht es nicht.',
  'chat.secret.card': 'Das sieht nach einer Kartennummer aus. Wer Ihnen hilft, braucht sie nicht.',
  'chat.secret.account': 'Das sieht nach einer Kontonummer aus. Wer Ihnen hilft, braucht sie nicht.',
  'chat.secret.remove': 'Herausnehmen',
  'chat.secret.send': 'Trotzdem senden',
  'chat.too-long': 'Diese Nachricht ist um {count} Zeichen zu lang.',

  'safety.title': 'Sicherheitscode',
  'safety.explain':
    'Lesen Sie sich diese sieben Bilder am Telefon gegenseitig vor. Sind sie auf beiden Seiten gleich, ist niemand dazwischen.',

  'summary.duration': 'Dauer',
  'summary.started': 'Begonnen',
  'summary.ended': 'Beendet',
  'summary.log': 'Protokoll',
  'summary.keys-deleted': 'Die Schlüssel dieser Sitzung wurden gelöscht.',

  'status.connecting': 'Verbindet',
  'status.waiting': 'Wartet',
  'status.active': 'Aktiv',
  'status.on-hold': 'Gehalten',
  'status.rebooting': 'Startet neu',
  'status.reconnecting': 'Verbindet wieder',
  'status.offline': 'Offline',
  'status.timed-out': 'Zeit abgelaufen',
  'status.closed': 'Beendet',
  'status.closed-by-waiting-customer': 'Beim Warten gegangen',
  'status.removed': 'Entfernt',
  'status.refused': 'Abgelehnt'
};
