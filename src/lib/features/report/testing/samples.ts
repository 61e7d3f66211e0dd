import type { AgreementMessage } from '../shared/agreement.js';

const hash = 'cd'.repeat(32);

/** One good message of each kind, for fuzz. */
export const samples: { agreement: AgreementMessage[] } = {
  agreement: [
    {
      type: 'statement',
      v: 1,
      startedAt: 1_000,
      endedAt: 9_000,
      endedBy: 'technician',
      terms: hash,
      keptDays: 90,
      technician: 2,
      customer: 3,
      files: [hash]
    },
    { type: 'signature', signature: hash + hash }
  ]
};
