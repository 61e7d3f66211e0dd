import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'report.title': 'Sessieverslag',
  'report.technician': 'Technicus',
  'report.customer': 'Klant',
  'report.number': 'Sessie',
  'report.created': 'Gemaakt',
  'report.zone': 'Tijdzone',
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
  'report.save-html': 'Als webpagina',
  'report.save-signed': 'Ondertekend bestand (JSON)',
  'check.title': 'Verslag controleren',
  'check.text':
    'Kies het ondertekende JSON-bestand van een verslag. Het wordt hier gecontroleerd; er wordt niets verstuurd.',
  'check.choose': 'Verslag kiezen',
  'check.both': 'Door beide kanten ondertekend',
  'check.one': 'Maar door één kant ondertekend: {by}',
  'check.known': 'Wat dit verslag bewijst',
  'check.unknown': 'Wat het niet bewijst',
  'check.unchanged':
    'Er is geen letter veranderd sinds één kant ({by}) het met de sleutel {key} heeft ondertekend.',
  'check.lines-all': 'Chat: alle regels van de andere kant ({count}) dragen haar eigen handtekening.',
  'check.lines-some':
    'Chat: van de {count} regels van de andere kant dragen er {signed} haar eigen handtekening.',
  'check.lines-none':
    'Chat: geen regel van de andere kant ({count}) draagt haar handtekening. Alleen dit verslag zegt dat ze daarvandaan komen.',
  'check.agreed':
    'Einde: beide hebben dezelfde regels van de chat ({lines}), dezelfde bestanden ({files}) en het begin en einde volgens ieders klok ondertekend.',
  'check.not-agreed':
    'Einde: de handtekening van de andere kant ontbreekt. Haar pagina was weg of een oudere versie, of er was nooit een andere kant.',
  'check.missing': 'Chat: er ontbreken minstens {count} regels.',
  'check.anybody': 'Alleen de maker heeft het ondertekend: iedereen kan zo’n verslag maken.',
  'check.alone':
    'Verloop, namen, afbeeldingen en notities zijn alleen het woord van de kant die het verslag maakte.',
  'check.who':
    'Het zegt niet wie de sleutels had, en één persoon kan beide maken. Vergelijk ze met het eigen verslag van de andere kant; anders zijn ze zoveel waard als uw vertrouwen in wie u dit bestand gaf, of als de veiligheidscode die beide vergeleken.',
  'check.forged.what':
    'Een handtekening in dit verslag is niet van de genoemde kant, of komt uit een andere sessie.',
  'check.forged.next': 'Vertrouw het niet. Vraag de andere kant om haar eigen verslag.',
  'check.differs.what':
    'Dit verslag is niet wat beide kanten hebben ondertekend: er is iets weggelaten, toegevoegd of veranderd.',
  'check.differs.next': 'Vertrouw het niet. Vraag de andere kant om haar eigen verslag.',
  'check.one-key.what': 'Beide kanten hebben dezelfde sleutel: één persoon heeft dit verslag alleen gemaakt.',
  'check.one-key.next': 'Vertrouw het niet.',
  'check.changed.what': 'Dit verslag is na het ondertekenen veranderd.',
  'check.changed.next': 'Vertrouw het niet. Vraag om het bestand zoals het is opgeslagen.',
  'check.not-report.what': 'Dit is geen ondertekend verslag.',
  'check.not-report.next': 'Kies het JSON-bestand van een verslag; tekst en HTML zijn om te lezen.',
  'check.newer-version.what': 'Dit verslag is door een nieuwere versie gemaakt.',
  'check.newer-version.next': 'Laad de pagina opnieuw en probeer het nog eens.',
  'kept.title': 'Wat er bewaard wordt',
  'kept.here':
    'Op dit apparaat: niets, tenzij u uw kopie opslaat. Een browser die herkend mag worden, bewaart zijn nummer tot u het laat vergeten.',
  'kept.there':
    'De browser van uw technicus bewaart de chat, het logboek, notities en gemaakte afbeeldingen.',
  'kept.there-always':
    'De browser van uw technicus bewaart de chat, het logboek, notities en gemaakte afbeeldingen, tot ze daar gewist worden.',
  'kept.there-days.one':
    'De browser van uw technicus bewaart de chat, het logboek, notities en gemaakte afbeeldingen {count} dag.',
  'kept.there-days.other':
    'De browser van uw technicus bewaart de chat, het logboek, notities en gemaakte afbeeldingen {count} dagen.',
  'kept.ask': 'Bestanden die u stuurde, staan daar op de computer. Vraag het als er iets gewist moet worden.',
  'check.terms': 'Einde: de klant aanvaardde de voorwaarden met de SHA-256 {digest}.',
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
