import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'guard.called': 'Hat diese Person Sie zuerst angerufen? Dann legen Sie auf.',
  'guard.never': 'Microsoft, Ihre Bank und die Polizei bitten Sie nie darum.',
  'guard.yes': 'Ja, ich habe darum gebeten',
  'guard.unsure': 'Ich bin nicht sicher',
  'guard.stop': 'Alles beenden',
  'guard.files': 'Ihr Techniker schickt Ihnen Dateien',
  'guard.unsure.title':
    'Nicht sicher? Brechen Sie ab und rufen Sie das Geschäft unter einer Nummer an, die Sie schon haben.',
  'guard.hurry': 'Drängt oder ängstigt Sie jemand? Das ist ein Zeichen für Betrug.',
  'guard.number': 'Die angezeigte Telefonnummer kann gefälscht sein.',
  'guard.gifts': 'Wer ehrlich hilft, will keine Gutscheinkarten und kein Kryptogeld.',
  'guard.halted.title': 'Alles ist getrennt',
  'guard.halted.lead': 'Niemand sieht mehr Ihren Bildschirm, und keine Datei kommt oder geht.',
  'guard.contact': 'So erreichen Sie {shop}',
  'guard.no-contact':
    'Rufen Sie das Geschäft unter einer Nummer an, die Sie schon haben, nicht unter einer, die man Ihnen eben genannt hat.',
  'guard.next': 'Falls es Betrug war',
  'guard.bank': 'Gehen Sie offline, rufen Sie die Bank an, dann die Polizei.',
  'guard.passwords': 'Ändern Sie Ihre Passwörter an einem anderen Gerät.',
  'guard.evidence': 'Sichern Sie Beweise: Fotografieren Sie, löschen Sie noch nichts.',
  'guard.anyone': 'Das kann jedem passieren. Sprechen Sie mit jemandem, dem Sie vertrauen.',
  'guard.keep': 'Sichern, was geschehen ist',
  'guard.keep-text':
    'Die signierte Datei enthält das Protokoll, das Gespräch und die Schlüssel, die beides unterschrieben haben. Sie lässt sich später prüfen und bleibt nur auf diesem Computer.',
  'guard.mistake': 'Es war ein Versehen',
  'guard.mistake-text':
    'Sie können mit der Sitzung weitermachen. Gezeigt wird dann nichts, bis Sie es wieder erlauben.',
  'guard.return': 'Zurück zur Sitzung',
  'guard.forget': 'Endgültig beenden',
  'guard.before.title': 'Sie haben diese Sitzung angehalten',
  'guard.before.lead':
    'Sie haben am {time} auf „Etwas stimmt nicht“ gedrückt. Seitdem hat niemand Ihren Bildschirm gesehen, und nichts ist gekommen oder gegangen.',
  'guard.before.sure':
    'Gehen Sie nur zurück, wenn Sie genau wissen, wer am anderen Ende ist. Wenn Sie nicht sicher sind, rufen Sie zuerst das Geschäft an.',
  'guard.forgotten': 'Die Sitzung ist hier gelöscht.'
};
