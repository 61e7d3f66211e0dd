import { toHex } from '../../../base/bytes.js';
import { sessionNumberOf } from '../../../handshake/keys.js';
import type { SessionAccount, Signer } from '../../../session/feature.js';
import { reportText } from '../shared/report-body.js';
import type { ReportFile } from '../shared/report-file.js';
import { namedKeys, sealReport } from '../shared/seal-report.js';

interface Source {
  sessionId: string;
  names: { technician: string; customer: string };
  account: SessionAccount & { end: NonNullable<SessionAccount['end']> };
  signer: Signer;
}

/** The customer's own copy, signed with the customer's key, of what this page saw: there are no notes in it. */
export function customerReport({ sessionId, names, account, signer }: Source): ReportFile & { v: 2 } {
  const source = {
    by: 'customer' as const,
    session: sessionId,
    number: sessionNumberOf(sessionId),
    technicianName: names.technician,
    customerName: names.customer,
    createdAt: account.createdAt,
    startedAt: account.startedAt,
    endedAt: account.end.endedAt,
    endedBy: account.end.endedBy,
    ...namedKeys('customer', signer),
    safetyCode: account.safetyCode,
    log: account.log,
    chat: account.transcript.map(({ proof, ...line }) => ({
      ...line,
      ...(proof && { proof: { ...proof, signature: toHex(proof.signature) } })
    })),
    pictures: []
  };
  return {
    kind: 'tincan-report',
    v: 2,
    body: reportText(source, 2),
    signature: sealReport(signer, source, '').report
  };
}
