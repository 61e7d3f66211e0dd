import type { ArchivedSession, EndedSession, KeptPicture } from './history.svelte.js';
import { pictureHash, reportText, type ReportFile, type ReportSource } from './report.js';

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
  const { seal } = content;
  if (!seal) return undefined;
  return {
    kind: 'tincan-report',
    v: 1,
    body: reportText(await archivedSource(facts, content, pictures, seal)),
    signature: seal.report,
    notes: seal.signedNotes,
    notesSignature: seal.notes
  };
}
