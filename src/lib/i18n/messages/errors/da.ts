import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'error.pin-wrong.what': 'Det er ikke den pinkode, din tekniker venter på.',
  'error.pin-wrong.next': 'For din sikkerheds skyld gælder pinkoden ikke længere. Bed din tekniker om en ny.',
  'error.pin-expired.what': 'Pinkoden er udløbet.',
  'error.pin-expired.next': 'Bed din tekniker om en ny.',
  'error.pin-burned.what':
    'Nogen har prøvet en forkert pinkode, så for en sikkerheds skyld er den gjort ugyldig.',
  'error.pin-burned.next': 'Der skal bruges en ny pinkode. Teknikeren kan lave en med et enkelt klik.',
  'error.pin-used.what': 'Pinkoden er allerede brugt.',
  'error.pin-used.next':
    'Hvis det ikke var dig, så sig det til din tekniker. Bed under alle omstændigheder om en ny.',
  'error.pin-tries-used-up.what':
    'Pinkoden er prøvet tre gange uden held, så for din sikkerheds skyld er vi stoppet.',
  'error.pin-tries-used-up.next':
    'Måske svarer nogen anden i teknikerens sted. Bed om et invitationslink i stedet.',
  'error.technician-not-there.what': 'Der er ingen, der svarer på denne pinkode.',
  'error.technician-not-there.next':
    'Spørg din tekniker, om pinkoden stadig gælder, og om siden er åben i den anden ende. Prøv så igen.',
  'error.no-relay.what': 'Vi kan ikke nå nogen af de servere, som I finder hinanden igennem.',
  'error.no-relay.next': 'Tjek din internetforbindelse. Vi bliver ved med at prøve.',

  'error.link-broken.what': 'Linket er ikke komplet.',
  'error.link-broken.next': 'Kopiér hele linket en gang til, eller bed din tekniker om en pinkode i stedet.',

  'error.session-taken.what': 'Der er allerede nogen, der er med via dette link.',
  'error.session-taken.next':
    'Hvis det ikke var dig, så sig det straks til din tekniker, og bed om et nyt link.',
  'error.session-over.what': 'Sessionen er slut.',
  'error.session-over.next': 'Hvis du stadig har brug for hjælp, så bed om en ny pinkode eller et nyt link.',
  'error.admission-failed.what':
    'Den anden side kunne ikke bevise, hvem den er. Derfor blev intet forbundet.',
  'error.admission-failed.next':
    'Begynd forfra med en ny pinkode eller et nyt link. Sker det igen, så ring til hinanden.',
  'error.page-older.what': 'Den anden side er ældre end denne session.',
  'error.page-older.next': 'Genindlæs den dér. Intet går tabt.',
  'error.network-blocked.what': 'Et netværk på vejen tillader ikke en direkte forbindelse.',
  'error.network-blocked.next':
    'Et andet netværk hjælper ofte: deling fra en telefon, eller wi-fi derhjemme i stedet for på kontoret.',

  'error.power-unknown.what': 'Teknikerens side bad om noget, som denne side ikke kender.',
  'error.power-unknown.next': 'Det blev afvist. Du behøver ikke gøre noget.',
  'error.question-lost.what': 'Forbindelsen blev afbrudt, før spørgsmålet var besvaret. Intet vises.',
  'error.question-lost.next': 'Der kan spørges igen.',
  'error.question-withdrawn.what': 'Spørgsmålet blev trukket tilbage, før du svarede. Intet vises.',
  'error.question-withdrawn.next': 'Du skal ikke gøre noget.',
  'error.screen-unsupported.what': 'Denne browser kan ikke vise sin skærm for andre.',
  'error.screen-unsupported.next':
    'Chatten virker alligevel. Brug Chrome, Edge, Firefox eller Safari på en computer for at vise skærmen.',
  'error.screen-denied.what': 'Browseren tillod ikke, at skærmen blev vist.',
  'error.screen-denied.next':
    'Hvis det var en fejl, så start igen, og vælg en skærm eller et vindue i browserens dialog.',
  'error.screen-blocked.what': 'Computeren lader ikke browseren vise skærmen.',
  'error.screen-blocked.next':
    'På en Mac: Systemindstillinger → Anonymitet & sikkerhed → Skærmoptagelse, slå browseren til, og genstart den. Eller vælg en fane i stedet for skærmen.',
  'error.screen-failed.what': 'Det lykkedes ikke at vise skærmen.',
  'error.screen-failed.next': 'Prøv igen. Hvis det stadig ikke lykkes, så vælg et andet vindue.',

  'error.board-full.what': 'Tavlen er fuld.',
  'error.board-full.next': 'Begynd en ny session for at tegne mere.',
  'error.message-too-long.what': 'Beskeden er for lang.',
  'error.message-too-long.next': 'Send den i to eller flere dele.',
  'error.message-empty.what': 'Der er ikke noget at sende endnu.',
  'error.message-empty.next': 'Skriv en besked først.',

  'error.storage-unavailable.what': 'Vi må ikke gemme noget i denne browser.',
  'error.storage-unavailable.next':
    'Alt virker, men det går tabt, når du lukker eller genindlæser siden. Et almindeligt vindue i stedet for et privat hjælper.',
  'error.storage-full.what': 'Der er ikke mere plads på enheden.',
  'error.storage-full.next':
    'Sessionen fortsætter, men nye ting går tabt ved genindlæsning. Frigør lidt plads.',

  'error.open-elsewhere.what': 'Dette er allerede åbent i en anden fane.',
  'error.open-elsewhere.next': 'Fortsæt der, eller fortsæt her, så træder den anden fane tilbage.',

  'error.part-not-loaded.what': 'En del af denne side kunne ikke hentes.',
  'error.part-not-loaded.next':
    'Tjek dit netværk, og prøv igen. Hvis en ny version er installeret imens, så genindlæs siden, når det passer dig.',
  'error.unexpected.what': 'Noget gik galt, som ikke burde kunne gå galt.',
  'error.unexpected.next': 'Genindlæs siden. Det, der er skrevet indtil nu, er gemt.',
  'error.chat-off.what': 'Din tekniker har slået det fra at skrive lige nu.',
  'error.chat-off.next': 'Det, du har skrevet, bliver. Ring til hinanden, hvis det haster.'
};
