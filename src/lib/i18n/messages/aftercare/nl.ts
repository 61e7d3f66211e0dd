import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'report.title': 'Sessieverslag',
  'report.technician': 'Technicus',
  'report.customer': 'Klant',
  'report.number': 'Sessie',
  'report.created': 'Gemaakt',
  'report.total': 'Duur',
  'report.worked': 'Gewerkt',
  'report.held': 'In de wacht',
  'report.away': 'Zonder verbinding',
  'report.technician-key': 'Sleutel van de technicus',
  'report.customer-key': 'Sleutel van de klant',
  'report.consents': 'Toestemmingen',
  'report.timeline': 'Tijdlijn',
  'report.chat': 'Chat',
  'report.files': 'Bestanden',
  'report.pictures': 'Foto’s',
  'report.notes': 'Notities',
  'report.with-notes': 'Met mijn notities',
  'report.save-text': 'Verslag als tekst',
  'report.save-signed': 'Ondertekend (JSON)',
  'check.title': 'Verslag controleren',
  'check.text':
    'Kies het ondertekende JSON-bestand van een verslag. Het wordt hier gecontroleerd; er wordt niets verstuurd.',
  'check.choose': 'Verslag kiezen',
  'check.good': 'Er is geen letter veranderd',
  'check.good-text':
    'Aan het einde van de sessie ondertekend door: {by}, met de sleutel {key}. De andere kant heeft dezelfde sleutel in het eigen verslag.',
  'check.changed.what': 'Dit verslag is na het ondertekenen veranderd.',
  'check.changed.next': 'Vertrouw het niet. Vraag om het bestand zoals het is opgeslagen.',
  'check.not-report.what': 'Dit is geen ondertekend verslag.',
  'check.not-report.next': 'Kies het JSON-bestand van een verslag; tekst en HTML zijn om te lezen.',
  'check.newer-version.what': 'Dit verslag is door een nieuwere versie gemaakt.',
  'check.newer-version.next': 'Laad de pagina opnieuw en probeer het nog eens.',
  'report.yours': 'Uw kopie van het verslag',
  'report.yours-text':
    'Wat is gezegd en afgesproken, ondertekend. Hiervan blijft niets op dit apparaat, tenzij u het opslaat.',
  'survey.heading': 'Hoe was het?',
  'survey.of-five': '{count} van 5 sterren',
  'survey.send': 'Antwoorden versturen',
  'survey.decline': 'Nee, bedankt',
  'survey.thanks': 'Dank u wel. Dat was alles.',
  'device.title': 'Mag deze browser de volgende keer worden herkend?',
  'device.what':
    'Een willekeurig getal blijft in deze browser en wordt genoemd aan de technici van deze pagina die u binnenlaat. Zij vinden dan uw eerdere sessies.',
  'device.forget-any-time': 'U kunt dit altijd laten vergeten.',
  'device.known': 'De technici van deze pagina herkennen deze browser.',
  'device.forget': 'Vergeten'
};
