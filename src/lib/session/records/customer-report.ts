import { sessionNumberOf } from '../../handshake/keys.js';
import type { Conversation } from '../conversation.svelte.js';
import type { Summary } from '../views.js';
import { reportText, type ReportFile } from './report.js';
import { namedKeys, sealReport } from './seal-report.js';

/** The customer's own copy, signed with the customer's key, of what this page saw: there are no notes in it. */
export function customerReport(
  conversation: Conversation,
  facts: { name: string; technicianName: string; createdAt: number; summary: Summary }
): ReportFile {
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
    chat: transcript,
    pictures: []
  };
  return {
    kind: 'tincan-report',
    v: 1,
    body: reportText(source),
    signature: sealReport(keys, source, '').report
  };
}
