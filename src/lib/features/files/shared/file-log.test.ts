import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../transfer/file-messages.js';
import { receiveOffer } from '../../../transfer/incoming.js';
import { offerTransfer } from '../../../transfer/outgoing.js';
import { newIn, newOut } from './file-entries.js';
import { FileLog } from './file-log.js';

const facts: Offer = { type: 'offer', id: 'a', kind: 'file', name: 'a.txt', mime: '', size: 5, count: 1 };
const fingerprints = { md5: 'm', sha256: 's' };

function setup() {
  const lines: [string, Record<string, string>][] = [];
  const log = new FileLog((kind, more) => void lines.push([kind, more]), 'customer');
  return { lines, log };
}

describe('files in the log', () => {
  it('names the file and who sends it', () => {
    const { lines, log } = setup();
    log.note(newOut(offerTransfer(facts), undefined), 'file-offered');
    log.note(newIn(receiveOffer(facts)), 'file-resumed', { from: '3' });
    const common = { name: 'a.txt', size: '5' };
    expect(lines).toEqual([
      ['file-offered', { ...common, sender: 'customer' }],
      ['file-resumed', { ...common, sender: 'technician', from: '3' }]
    ]);
  });

  it('has the fingerprints of what is done, in both directions', () => {
    const { lines, log } = setup();
    log.notePhase(newOut({ ...offerTransfer(facts), phase: 'done', fingerprints }, undefined));
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'done', own: fingerprints }));
    expect(lines).toMatchObject([
      ['file-done', { ...fingerprints, sender: 'customer' }],
      ['file-done', { ...fingerprints, sender: 'technician' }]
    ]);
  });

  it('says why one failed and who cancelled', () => {
    const { lines, log } = setup();
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'failed', failure: 'damaged' }));
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'cancelled', by: 'here' }));
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'cancelled', by: 'there' }));
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'declined' }));
    expect(lines).toMatchObject([
      ['file-failed', { why: 'damaged' }],
      ['file-cancelled', { who: 'customer' }],
      ['file-cancelled', { who: 'technician' }],
      ['file-declined', {}]
    ]);
  });

  it('has no line for a phase that the person sees begin', () => {
    const { lines, log } = setup();
    log.notePhase(newIn({ ...receiveOffer(facts), phase: 'moving' }));
    expect(lines).toEqual([]);
  });
});
