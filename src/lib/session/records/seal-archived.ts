import type {
  ArchivedSession,
  EndedSession,
  KeptPicture,
  ReportSeal
} from '../../history/archived-session.js';
import type { SessionKeys } from '../join/session-keys.js';
import { archivedSource } from './archived-report.js';
import { namedKeys, sealReport } from './seal-report.js';

/** The seal of the report that the archive can make of this session. */
export async function sealArchived(
  facts: EndedSession,
  content: ArchivedSession,
  pictures: readonly KeptPicture[],
  keys: Pick<SessionKeys, 'identity' | 'peer'>,
  safetyCode: readonly number[]
): Promise<ReportSeal> {
  const named = { ...namedKeys('technician', keys), safetyCode: [...safetyCode] };
  const source = await archivedSource(facts, content, pictures, named);
  return { v: 1, ...named, ...sealReport(keys, source, content.notes), signedNotes: content.notes };
}
