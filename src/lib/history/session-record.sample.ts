import type { SessionRecord } from './session-record.js';

/** For tests: a session that a technician has just made, with what differs. */
export const sampleRecord = (more: Partial<SessionRecord> = {}): SessionRecord => ({
  version: 1,
  id: 'a1'.repeat(16),
  role: 'technician',
  createdAt: 0,
  status: 'connecting',
  statusSince: 0,
  name: '',
  customFields: ['', ''],
  peerName: '',
  startsAtOnce: false,
  hasLink: false,
  slices: {},
  draft: '',
  read: 0,
  confirmed: 0,
  log: [],
  ...more
});
