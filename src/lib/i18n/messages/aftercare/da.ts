import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'report.title': 'Sessionsrapport',
  'report.technician': 'Tekniker',
  'report.customer': 'Kunde',
  'report.number': 'Session',
  'report.created': 'Oprettet',
  'report.total': 'Varighed',
  'report.worked': 'Arbejdet',
  'report.held': 'På hold',
  'report.away': 'Uden forbindelse',
  'report.technician-key': 'Teknikerens nøgle',
  'report.customer-key': 'Kundens nøgle',
  'report.consents': 'Samtykker',
  'report.timeline': 'Tidslinje',
  'report.chat': 'Chat',
  'report.files': 'Filer',
  'report.pictures': 'Billeder',
  'report.notes': 'Noter',
  'report.with-notes': 'Med mine noter',
  'report.save-text': 'Rapport som tekst',
  'report.save-signed': 'Signeret (JSON)',
  'check.title': 'Kontrollér en rapport',
  'check.text': 'Vælg den signerede JSON-fil til en rapport. Den kontrolleres her; intet bliver sendt.',
  'check.choose': 'Vælg en rapport',
  'check.good': 'Ikke et bogstav er ændret',
  'check.good-text':
    'Signeret ved sessionens slutning af: {by}, med nøglen {key}. Den anden side har den samme nøgle i sin egen rapport.',
  'check.changed.what': 'Denne rapport er ændret, efter at den blev signeret.',
  'check.changed.next': 'Stol ikke på den. Bed om filen, som den blev gemt.',
  'check.not-report.what': 'Dette er ikke en signeret rapport.',
  'check.not-report.next': 'Vælg JSON-filen til en rapport; tekst og HTML er til at læse.',
  'check.newer-version.what': 'Denne rapport er lavet af en nyere version.',
  'check.newer-version.next': 'Genindlæs siden, og prøv igen.'
};
