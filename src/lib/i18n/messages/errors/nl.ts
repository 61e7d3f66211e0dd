import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'error.pin-wrong.what': 'Dit is niet de pincode waarop uw technicus wacht.',
  'error.pin-wrong.next': 'Voor uw veiligheid is deze pincode nu ongeldig. Vraag uw technicus om een nieuwe.',
  'error.pin-expired.what': 'Deze pincode is verlopen.',
  'error.pin-expired.next': 'Vraag uw technicus om een nieuwe.',
  'error.pin-burned.what':
    'Iemand heeft een verkeerde pincode geprobeerd. Voor uw veiligheid is deze pincode ongeldig gemaakt.',
  'error.pin-burned.next': 'Er is een nieuwe pincode nodig. De technicus maakt die met één klik.',
  'error.pin-used.what': 'Deze pincode is al gebruikt.',
  'error.pin-used.next':
    'Was u dat niet? Zeg het dan tegen uw technicus. Vraag hoe dan ook om een nieuwe pincode.',
  'error.pin-tries-used-up.what':
    'Deze pincode is drie keer zonder succes geprobeerd. Voor uw veiligheid zijn we gestopt.',
  'error.pin-tries-used-up.next':
    'Misschien antwoordt iemand anders in plaats van uw technicus. Vraag om een uitnodigingslink.',
  'error.technician-not-there.what': 'Niemand reageert op deze pincode.',
  'error.technician-not-there.next':
    'Vraag uw technicus of de pincode nog geldig is en of de pagina daar openstaat. Probeer het daarna opnieuw.',
  'error.no-relay.what': 'Geen van de servers waarmee u elkaar kunt vinden, is bereikbaar.',
  'error.no-relay.next': 'Controleer uw internetverbinding. We blijven het proberen.',

  'error.link-broken.what': 'Deze link is niet volledig.',
  'error.link-broken.next': 'Kopieer de hele link nog een keer, of vraag uw technicus om een pincode.',

  'error.session-taken.what': 'Er doet al iemand mee via deze link.',
  'error.session-taken.next':
    'Was u dat niet? Zeg het dan meteen tegen uw technicus en vraag om een nieuwe link.',
  'error.session-over.what': 'Deze sessie is afgelopen.',
  'error.session-over.next': 'Hebt u nog hulp nodig? Vraag dan om een nieuwe pincode of link.',
  'error.admission-failed.what': 'De andere kant kon niet bewijzen wie die is. Daarom is er niets verbonden.',
  'error.admission-failed.next':
    'Begin opnieuw met een nieuwe pincode of link. Gebeurt het weer, bel elkaar dan op.',
  'error.page-older.what': 'De andere pagina is ouder dan deze sessie.',
  'error.page-older.next': 'Laad die daar opnieuw. Er gaat niets verloren.',
  'error.network-blocked.what': 'Een netwerk onderweg laat geen directe verbinding toe.',
  'error.network-blocked.next':
    'Een ander netwerk helpt vaak: de hotspot van een telefoon, of de wifi thuis in plaats van op kantoor.',

  'error.power-unknown.what': 'De pagina van de technicus vroeg om iets wat deze pagina niet kent.',
  'error.power-unknown.next': 'Het is geweigerd. U hoeft niets te doen.',
  'error.question-lost.what': 'De verbinding brak voordat de vraag was beantwoord. Er wordt niets getoond.',
  'error.question-lost.next': 'De vraag kan opnieuw worden gesteld.',
  'error.question-withdrawn.what': 'De vraag is ingetrokken voordat u antwoordde. Er wordt niets getoond.',
  'error.question-withdrawn.next': 'U hoeft niets te doen.',
  'error.screen-unsupported.what': 'Deze browser kan zijn scherm niet aan anderen laten zien.',
  'error.screen-unsupported.next':
    'De chat werkt gewoon. Wilt u het scherm laten zien, gebruik dan Chrome, Edge, Firefox of Safari op een computer.',
  'error.screen-denied.what': 'De browser stond niet toe dat het scherm wordt getoond.',
  'error.screen-denied.next':
    'Was dat een vergissing? Start het dan opnieuw en kies in het venster van de browser een scherm of venster.',
  'error.screen-blocked.what': 'De computer laat de browser het scherm niet tonen.',
  'error.screen-blocked.next':
    'Op een Mac: Systeeminstellingen → Privacy en beveiliging → Schermopname, zet daar de browser aan en start hem opnieuw. Of kies een tabblad in plaats van het scherm.',
  'error.screen-failed.what': 'Het tonen van het scherm is mislukt.',
  'error.screen-failed.next': 'Probeer het opnieuw. Lukt het weer niet, kies dan een ander venster.',

  'error.board-full.what': 'Het bord is vol.',
  'error.board-full.next': 'Begin voor meer markeringen een nieuwe sessie.',
  'error.message-too-long.what': 'Dit bericht is te lang.',
  'error.message-too-long.next': 'Verstuur het in twee of meer delen.',
  'error.message-empty.what': 'Er is nog niets om te versturen.',
  'error.message-empty.next': 'Schrijf eerst een bericht.',

  'error.storage-unavailable.what': 'In deze browser mogen we niets bewaren.',
  'error.storage-unavailable.next':
    'Alles werkt, maar het gaat verloren als u de pagina sluit of opnieuw laadt. Een gewoon venster in plaats van een privévenster helpt.',
  'error.storage-full.what': 'Er is geen ruimte meer op dit apparaat.',
  'error.storage-full.next':
    'De sessie gaat door, maar nieuwe dingen gaan verloren als u opnieuw laadt. Maak wat ruimte vrij.',

  'error.open-elsewhere.what': 'Dit staat al open in een ander tabblad.',
  'error.open-elsewhere.next': 'Ga daar verder, of ga hier door: dan stopt het andere tabblad.',

  'error.part-not-loaded.what': 'Een deel van deze pagina kon niet worden geladen.',
  'error.part-not-loaded.next':
    'Controleer uw netwerk en probeer het opnieuw. Is er intussen een nieuwe versie geïnstalleerd, herlaad de pagina dan zodra het uitkomt.',
  'error.unexpected.what': 'Er ging iets mis wat niet mis had mogen gaan.',
  'error.unexpected.next': 'Laad de pagina opnieuw. Wat al geschreven is, blijft bewaard.',
  'error.chat-off.what': 'Uw technicus heeft schrijven nu uitgezet.',
  'error.chat-off.next': 'Wat u typte, blijft staan. Bel elkaar als het dringend is.'
};
