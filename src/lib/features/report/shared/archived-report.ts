import type { ArchivedSession, EndedSession, KeptPicture } from '../../../history/archived-session.js';
import { reportText, type ReportSource } from './report-body.js';
import { pictureHash, type ReportFile } from './report-file.js';

type Keys = Pick<ReportSource, 'technicianKey' | 'customerKey' | 'safetyCode'>;

/** What the technician's report says of a session in the archive. */
export async function archivedSource(
  facts: EndedSession,
  content: Pick<ArchivedSession, 'log' | 'entries'>,
  pictures: readonly KeptPicture[],
  keys: Keys
): Promise<ReportSource> {
  return {
    by: 'technician',
    session: facts.id,
    number: facts.number,
    technicianName: facts.technicianName,
    customerName: facts.name || facts.peerName,
    createdAt: facts.createdAt,
    startedAt: facts.startedAt,
    endedAt: facts.endedAt,
    endedBy: facts.endedBy,
    ...keys,
    log: content.log,
    chat: content.entries,
    pictures: await Promise.all(
      pictures.map(async ({ at, name, bytes }) => ({ at, name, sha256: await pictureHash(bytes) }))
    )
  };
}

/** The report as it was signed at the end; `undefined` for a session that ended without keys (a crash, a file). */
export async function archivedReport(
  facts: EndedSession,
  content: ArchivedSession,
  pictures: readonly KeptPicture[]
): Promise<ReportFile | undefined> {
  const { seal, seal2, agreed } = content;
  const sealed = seal2 ?? seal;
  if (!sealed) return undefined;
  const source = await archivedSource(facts, content, pictures, sealed);
  const kind = 'tincan-report';
  const notes = { notes: sealed.signedNotes, notesSignature: sealed.notes };
  // The order of the fields is that of the file.
  return seal2
    ? {
        kind,
        v: 2,
        body: reportText(source, 2),
        signature: sealed.report,
        ...(agreed && { agreed }),
        ...notes
      }
    : { kind, v: 1, body: reportText(source, 1), signature: sealed.report, ...notes };
}
