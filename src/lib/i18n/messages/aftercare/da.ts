import type { Messages } from '../../messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'report.title': 'Sessionsrapport',
  'report.technician': 'Tekniker',
  'report.customer': 'Kunde',
  'report.number': 'Session',
  'report.created': 'Oprettet',
  'report.zone': 'Tidszone',
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
  'report.save-html': 'Som webside',
  'report.save-signed': 'Signeret fil (JSON)',
  'check.title': 'Kontrollér en rapport',
  'check.text': 'Vælg den signerede JSON-fil til en rapport. Den kontrolleres her; intet bliver sendt.',
  'check.choose': 'Vælg en rapport',
  'check.both': 'Signeret af begge sider',
  'check.one': 'Kun signeret af den ene side: {by}',
  'check.known': 'Det beviser rapporten',
  'check.unknown': 'Det beviser den ikke',
  'check.unchanged': 'Ikke et bogstav er ændret, siden den ene side ({by}) signerede den med nøglen {key}.',
  'check.lines-all': 'Chat: alle linjer fra den anden side ({count}) bærer dens egen signatur.',
  'check.lines-some': 'Chat: af {count} linjer fra den anden side bærer {signed} dens egen signatur.',
  'check.lines-none':
    'Chat: ingen linje fra den anden side ({count}) bærer dens signatur. Kun denne rapport siger, at de kom derfra.',
  'check.agreed':
    'Slutning: begge har signeret de samme linjer i chatten ({lines}), de samme filer ({files}) og begyndelse og slutning efter hver sides ur.',
  'check.not-agreed':
    'Slutning: den anden sides signatur mangler. Dens side var væk eller en ældre version, eller der var aldrig en anden side.',
  'check.missing': 'Chat: mindst {count} linjer mangler.',
  'check.anybody': 'Kun den, der lavede den, har signeret: alle kan lave sådan en rapport.',
  'check.alone': 'Forløb, navne, billeder og noter er alene ordet fra den side, der lavede rapporten.',
  'check.who':
    'Den siger ikke, hvem der havde nøglerne, og én person kan lave dem begge. Sammenlign dem med den anden sides egen rapport; ellers er de så meget værd som din tillid til den, der gav dig filen, eller som den sikkerhedskode, begge sammenlignede.',
  'check.forged.what': 'En signatur i rapporten er ikke fra den nævnte side eller er fra en anden session.',
  'check.forged.next': 'Stol ikke på den. Bed den anden side om dens egen rapport.',
  'check.differs.what':
    'Rapporten er ikke det, begge sider signerede: noget er udeladt, tilføjet eller ændret.',
  'check.differs.next': 'Stol ikke på den. Bed den anden side om dens egen rapport.',
  'check.one-key.what': 'Begge sider har den samme nøgle: én person har lavet rapporten alene.',
  'check.one-key.next': 'Stol ikke på den.',
  'check.changed.what': 'Denne rapport er ændret, efter at den blev signeret.',
  'check.changed.next': 'Stol ikke på den. Bed om filen, som den blev gemt.',
  'check.not-report.what': 'Dette er ikke en signeret rapport.',
  'check.not-report.next': 'Vælg JSON-filen til en rapport; tekst og HTML er til at læse.',
  'check.newer-version.what': 'Denne rapport er lavet af en nyere version.',
  'check.newer-version.next': 'Genindlæs siden, og prøv igen.',
  'kept.title': 'Hvad der gemmes',
  'kept.here':
    'På denne enhed: intet, medmindre du gemmer din kopi. En browser, der må genkendes, beholder sit nummer, til du får det glemt.',
  'kept.there': 'Din teknikers browser gemmer chatten, loggen, noter og billeder, der blev taget.',
  'kept.there-always':
    'Din teknikers browser gemmer chatten, loggen, noter og billeder, der blev taget, til de slettes dér.',
  'kept.there-days.one':
    'Din teknikers browser gemmer chatten, loggen, noter og billeder, der blev taget, i {count} dag.',
  'kept.there-days.other':
    'Din teknikers browser gemmer chatten, loggen, noter og billeder, der blev taget, i {count} dage.',
  'kept.ask': 'Filer, du sendte, ligger på teknikerens computer. Spørg, hvis noget skal slettes.',
  'check.terms': 'Slutning: kunden accepterede vilkårene med SHA-256 {digest}.',
  'report.yours': 'Din kopi af rapporten',
  'report.yours-text':
    'Hvad der blev sagt og aftalt, signeret. Intet af det bliver på denne enhed, medmindre du gemmer det.',
  'survey.heading': 'Hvordan gik det?',
  'survey.of-five': '{count} af 5 stjerner',
  'survey.send': 'Send svar',
  'survey.decline': 'Nej tak',
  'survey.thanks': 'Tak. Det var det hele.',
  'device.title': 'Må denne browser genkendes næste gang?',
  'device.what':
    'Et tilfældigt tal bliver i denne browser og fortælles til de teknikere på denne side, som du lukker ind. De finder så dine tidligere sessioner.',
  'device.forget-any-time': 'Du kan altid lade det glemme.',
  'device.known': 'Teknikerne på denne side genkender denne browser.',
  'device.forget': 'Glem'
};
