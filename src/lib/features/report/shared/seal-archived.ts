import type {
  ArchivedSession,
  EndedSession,
  KeptPicture,
  ReportSeal
} from '../../../history/archived-session.js';
import type { Signer } from '../../../session/feature.js';
import { archivedSource } from './archived-report.js';
import { namedKeys, sealReport } from './seal-report.js';

/** The seal of the report that the archive can make of this session. */
export async function sealArchived(
  facts: EndedSession,
  content: ArchivedSession,
  pictures: readonly KeptPicture[],
  signer: Signer,
  safetyCode: readonly number[]
): Promise<ReportSeal> {
  const named = { ...namedKeys('technician', signer), safetyCode: [...safetyCode] };
  const source = await archivedSource(facts, content, pictures, named);
  return { v: 1, ...named, ...sealReport(signer, source, content.notes), signedNotes: content.notes };
}
