import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'guard.called': 'Heeft deze persoon u eerst gebeld? Hang dan op.',
  'guard.never': 'Microsoft, uw bank en de politie vragen u dit nooit.',
  'guard.yes': 'Ja, ik heb hierom gevraagd',
  'guard.unsure': 'Ik twijfel',
  'guard.stop': 'Alles stoppen',
  'guard.files': 'Uw technicus stuurt u bestanden',
  'guard.unsure.title': 'Twijfelt u? Stop en bel de winkel op een nummer dat u al hebt.',
  'guard.hurry': 'Zet iemand u onder druk of maakt iemand u bang? Dat wijst op oplichting.',
  'guard.number': 'Het getoonde telefoonnummer kan vervalst zijn.',
  'guard.gifts': 'Wie eerlijk helpt, vraagt geen cadeaukaarten of cryptogeld.',
  'guard.halted.title': 'Alles is verbroken',
  'guard.halted.lead': 'Niemand ziet uw scherm meer, en er komt of gaat geen bestand.',
  'guard.contact': 'Zo bereikt u {shop}',
  'guard.no-contact':
    'Bel de winkel op een nummer dat u al hebt, niet op een nummer dat u zojuist is genoemd.',
  'guard.next': 'Als het oplichting was',
  'guard.bank': 'Ga offline, bel uw bank en daarna de politie.',
  'guard.passwords': 'Wijzig uw wachtwoorden op een ander apparaat.',
  'guard.evidence': 'Bewaar bewijs: maak foto’s en verwijder nog niets.',
  'guard.anyone': 'Dit kan iedereen overkomen. Vertel het iemand die u vertrouwt.',
  'guard.keep': 'Bewaren wat er is gebeurd',
  'guard.keep-text':
    'Het ondertekende bestand bevat het logboek, het gesprek en de sleutels die ze hebben ondertekend, en kan later worden gecontroleerd. Het blijft alleen op deze computer.',
  'guard.mistake': 'Het was een vergissing',
  'guard.mistake-text':
    'U kunt verdergaan met de sessie. Er wordt dan niets gedeeld, tot u het opnieuw toestaat.',
  'guard.return': 'Terug naar de sessie',
  'guard.forget': 'Definitief beëindigen',
  'guard.before.title': 'U hebt deze sessie stopgezet',
  'guard.before.lead':
    'Op {time} hebt u op ‘Er klopt iets niet’ gedrukt. Sindsdien heeft niemand uw scherm gezien, en is er niets gekomen of gegaan.',
  'guard.before.sure':
    'Ga alleen terug als u zeker weet wie er aan de andere kant is. Twijfelt u, bel dan eerst de winkel.',
  'guard.forgotten': 'De sessie is hier verwijderd.'
};
