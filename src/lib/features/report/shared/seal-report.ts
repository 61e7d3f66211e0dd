import { toHex, utf8 } from '../../../base/bytes.js';
import type { Role } from '../../../base/roles.js';
import type { Signer } from '../../../session/feature.js';
import { reportText, type ReportSource } from './report-body.js';
import { notesBytes, notesPurpose, reportPurpose, reportVersion } from './report-file.js';

/** Keys of both sides as a report names them, in hex. */
export function namedKeys(
  by: Role,
  { own, peer }: Pick<Signer, 'own' | 'peer'>
): { technicianKey: string; customerKey: string } {
  const keys = [toHex(own), peer ? toHex(peer) : ''] as const;
  const [technicianKey, customerKey] = by === 'technician' ? keys : [keys[1], keys[0]];
  return { technicianKey, customerKey };
}

/** Signs while the session's keys are still there. @returns signatures in hex */
export function sealReport(
  signer: Pick<Signer, 'sign'>,
  source: ReportSource,
  notes: string
): { report: string; notes: string } {
  return {
    report: toHex(signer.sign(reportPurpose, utf8(reportText(source, reportVersion)))),
    notes: toHex(signer.sign(notesPurpose, notesBytes(source.session, notes)))
  };
}
