import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../transfer/file-messages.js';
import { receiveOffer } from '../../../transfer/incoming.js';
import { offerTransfer } from '../../../transfer/outgoing.js';
import { newIn, newOut } from './file-entries.js';
import { entryOf, recordOf } from './file-records.js';

const facts: Offer = { type: 'offer', id: 'a', kind: 'file', name: 'a.txt', mime: '', size: 5, count: 1 };
const fingerprints = { md5: 'm', sha256: 's' };

function handleOf(permission: PermissionState) {
  const file = new File(['hello'], 'a.txt');
  const handle = { queryPermission: async () => permission, getFile: async () => file };
  return { file, handle: handle as unknown as FileSystemFileHandle };
}

describe('what is kept of a transfer over a reload', () => {
  it('[FT7] one that is done is as it was, in both directions', async () => {
    const sent = newOut({ ...offerTransfer(facts), phase: 'done', fingerprints }, undefined);
    const received = newIn({ ...receiveOffer(facts), phase: 'done', own: fingerprints, have: 5 });
    expect((await entryOf(recordOf(sent), 'f')).state).toEqual(sent.state);
    expect((await entryOf(recordOf(received), 'f')).state).toEqual(received.state);
  });

  it('[FT7] its run is not: one under way is agreed on anew', async () => {
    const run = { id: 'r', isOpening: false, credit: 5 };
    const moving = newIn({ ...receiveOffer(facts), phase: 'moving', isPausedHere: true, have: 3, run });
    // where the browser has no place of its own nothing was stored
    expect((await entryOf(recordOf(moving), 'f')).state).toEqual({
      ...receiveOffer(facts),
      phase: 'moving',
      isPausedHere: true
    });
  });

  it('[FT7] a file that may still be read is sent on without a question; another one must be chosen again', async () => {
    for (const permission of ['granted', 'prompt'] as const) {
      const { file, handle } = handleOf(permission);
      const entry = newOut(offerTransfer(facts), { kind: 'file', file }, handle);
      const again = await entryOf(recordOf(entry), 'f');
      expect(again).toMatchObject({ way: 'out', handle });
      expect('spec' in again && again.spec).toEqual(
        permission === 'granted' ? { kind: 'file', file } : undefined
      );
    }
  });
});
