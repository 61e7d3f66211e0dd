import { toHex } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import { sessionNumberOf } from '../../handshake/keys.js';
import type { Conversation } from '../conversation.svelte.js';
import type { Summary } from '../views.js';
import { Agreement } from './agreement.js';
import { reportText } from './report-body.js';
import type { ReportFile } from './report.js';
import { namedKeys, sealReport } from './seal-report.js';

interface Facts {
  name: string;
  technicianName: string;
  createdAt: number;
  summary: Summary;
}

/**
 * Makes the customer's copy of the report, and signs with the technician's page what both have in common.
 * @param onReport called at once, and again when both have signed
 */
export function concludeCustomer(
  conversation: Conversation,
  facts: Facts,
  clock: Clock,
  onReport: (report: ReportFile) => void
): Agreement {
  const report = customerReport(conversation, facts);
  onReport(report);
  const { keys, link, log, transcript, id } = conversation;
  return new Agreement({
    role: 'customer',
    session: id,
    keys,
    link,
    port: link.port('agreement'),
    clock,
    end: { ...facts.summary, keptDays: null },
    log: log.entries,
    chat: transcript,
    onAgreed: (agreed) => onReport({ ...report, agreed })
  });
}

/** The customer's own copy, signed with the customer's key, of what this page saw: there are no notes in it. */
export function customerReport(conversation: Conversation, facts: Facts): ReportFile & { v: 2 } {
  const { keys, transcript, log, safetyCode, id } = conversation;
  const { summary } = facts;
  const source = {
    by: 'customer' as const,
    session: id,
    number: sessionNumberOf(id),
    technicianName: facts.technicianName,
    customerName: facts.name,
    createdAt: facts.createdAt,
    startedAt: summary.startedAt,
    endedAt: summary.endedAt,
    endedBy: summary.endedBy,
    ...namedKeys('customer', keys),
    safetyCode: safetyCode?.numbers ?? [],
    log: log.entries,
    chat: transcript.map(({ proof, ...line }) => ({
      ...line,
      ...(proof && { proof: { ...proof, signature: toHex(proof.signature) } })
    })),
    pictures: []
  };
  return {
    kind: 'tincan-report',
    v: 2,
    body: reportText(source, 2),
    signature: sealReport(keys, source, '').report
  };
}
