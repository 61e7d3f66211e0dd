import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'guard.called': 'Ringede denne person først til dig? Så læg på.',
  'guard.never': 'Microsoft, din bank og politiet beder dig aldrig om det her.',
  'guard.yes': 'Ja, jeg har bedt om det',
  'guard.unsure': 'Jeg er i tvivl',
  'guard.stop': 'Stop alt',
  'guard.files': 'Din tekniker sender dig filer',
  'guard.unsure.title': 'Er du i tvivl? Stop, og ring til butikken på et nummer, du allerede har.',
  'guard.hurry': 'Bliver du presset eller skræmt? Det er et tegn på svindel.',
  'guard.number': 'Det viste telefonnummer kan være forfalsket.',
  'guard.gifts': 'Ærlige hjælpere beder ikke om gavekort eller kryptovaluta.',
  'guard.halted.title': 'Alt er afbrudt',
  'guard.halted.lead': 'Ingen kan længere se din skærm, og ingen filer kommer eller går.',
  'guard.contact': 'Sådan får du fat i {shop}',
  'guard.no-contact': 'Ring til butikken på et nummer, du allerede har, ikke på et, du lige har fået.',
  'guard.next': 'Hvis det var svindel',
  'guard.bank': 'Gå offline, ring til din bank og derefter til politiet.',
  'guard.passwords': 'Skift dine adgangskoder fra en anden enhed.',
  'guard.evidence': 'Gem beviserne: tag billeder, og slet ikke noget endnu.',
  'guard.anyone': 'Det kan ske for alle. Fortæl det til en, du stoler på.',
  'guard.keep': 'Gem, hvad der er sket',
  'guard.keep-text':
    'Den signerede fil har loggen, samtalen og de nøgler, der har underskrevet dem, og kan kontrolleres senere. Den bliver kun på denne computer.',
  'guard.mistake': 'Det var en fejl',
  'guard.mistake-text': 'Du kan fortsætte sessionen. Intet deles, før du tillader det igen.',
  'guard.return': 'Tilbage til sessionen',
  'guard.forget': 'Afslut for altid',
  'guard.before.title': 'Du har stoppet denne session',
  'guard.before.lead':
    'Den {time} trykkede du på »Noget er galt«. Siden da har ingen set din skærm, og intet er kommet eller gået.',
  'guard.before.sure':
    'Gå kun tilbage, hvis du er helt sikker på, hvem der er i den anden ende. Er du i tvivl, så ring til butikken først.',
  'guard.forgotten': 'Sessionen er slettet her.'
};
