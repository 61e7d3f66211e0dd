import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de = {
  'start.framed': 'Diese Seite funktioniert nur in einem eigenen Fenster.',
  'start.framed.why':
    'Eine andere Website zeigt sie in sich an. Zu Ihrer Sicherheit wurde hier nichts gestartet.',
  'start.framed.open': 'In eigenem Fenster öffnen',
  'start.stuck': 'Diese Seite wurde nicht vollständig geladen.',
  'start.stuck.next':
    'Bitte prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu. Hilft das nicht, nehmen Sie einen anderen Browser oder aktualisieren Sie diesen.',
  'start.stuck.site': 'Falls das Ihre Website ist: Wurden alle Dateien kopiert, auch der Ordner „_app“?',
  'start.stuck.again': 'Neu laden',
  'start.noscript':
    'Diese Seite braucht JavaScript. Bitte erlauben Sie es für diese Seite in den Einstellungen Ihres Browsers und laden Sie sie neu.'
} as const satisfies Messages<typeof en>;
