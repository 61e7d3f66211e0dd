import { toHex, utf8 } from '../../base/bytes.js';
import { publicKeysOf, sign } from '../../handshake/identity.js';
import type { Role } from '../../base/roles.js';
import type { SessionKeys } from '../join/session-keys.js';
import { reportText, type ReportSource } from './report-body.js';
import { notesBytes, notesPurpose, reportPurpose, reportVersion } from './report.js';

/** Keys of both sides as a report names them, in hex. */
export function namedKeys(
  by: Role,
  keys: Pick<SessionKeys, 'identity' | 'peer'>
): { technicianKey: string; customerKey: string } {
  const own = toHex(publicKeysOf(keys.identity).signing);
  const peer = keys.peer ? toHex(keys.peer.signing) : '';
  return by === 'technician'
    ? { technicianKey: own, customerKey: peer }
    : { technicianKey: peer, customerKey: own };
}

/** Signs while the session's keys are still there. @returns signatures in hex */
export function sealReport(
  keys: Pick<SessionKeys, 'identity' | 'peer'>,
  source: ReportSource,
  notes: string
): { report: string; notes: string } {
  return {
    report: toHex(sign(keys.identity, reportPurpose, utf8(reportText(source, reportVersion)))),
    notes: toHex(sign(keys.identity, notesPurpose, notesBytes(source.session, notes)))
  };
}
