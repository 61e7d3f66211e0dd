import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { SignalGate } from './signal-gate.js';

const peerId = 'PeerPeerPeerPeerPeer';

function setup() {
  const clock = manualClock();
  const gate = new SignalGate(clock);
  let count = 0;
  const pass = (signal: unknown) =>
    gate.pass(`sealed ${String(count++).padStart(32, '0')}`.slice(-32), JSON.stringify(signal));
  return { clock, gate, pass };
}

describe('signals for trystero', () => {
  it('[RM2] pass when they are what trystero says', () => {
    const { pass } = setup();
    for (const signal of [
      { peerId },
      { peerId, offerId: 'OfferOffer01', offer: 'x' },
      { peerId, offerId: 'OfferOffer01', answer: 'x' },
      { peerId, candidate: 'x' }
    ]) {
      expect(pass(signal)).toEqual(signal);
    }
  });

  it('[RM2] lose every field that trystero would trust beyond its words', () => {
    const { pass } = setup();
    expect(pass({ peerId, peer: { isDead: false }, passive: true, hasOutgoingOffer: true })).toEqual({
      peerId
    });
  });

  it('[RM2] are dropped when a field is none of trystero’s', () => {
    const { pass, gate } = setup();
    for (const signal of [
      null,
      [],
      {},
      { peerId: '__proto__' },
      { peerId: 'short' },
      { peerId, offerId: '__proto__' },
      { peerId, offer: '' },
      { peerId, offer: { sdp: 'x' } },
      { peerId, offer: 'x'.repeat(24 * 1024 + 1) },
      { peerId, candidate: 'x'.repeat(4 * 1024 + 1) }
    ]) {
      expect(pass(signal)).toBeUndefined();
    }
    expect(gate.pass('sealed', '{"peerId"')).toBeUndefined();
  });

  it('[RM2] are dropped when a relay repeats them', () => {
    const { gate } = setup();
    const text = JSON.stringify({ peerId });
    expect(gate.pass('the same seal', text)).toBeDefined();
    expect(gate.pass('the same seal', text)).toBeUndefined();
  });

  it('[RM3] of many new peers are dropped, those of known peers not', () => {
    const { pass, clock } = setup();
    const idOf = (i: number) => `Peer${String(i).padStart(16, '0')}`;
    const passed = Array.from({ length: 100 }, (_, i) => pass({ peerId: idOf(i) })).filter(Boolean);
    expect(passed).toHaveLength(16);
    expect(pass({ peerId: idOf(3) })).toBeDefined();
    clock.advance(5_000);
    expect(pass({ peerId })).toBeDefined();
  });

  it('[RM3] of one peer are bounded', () => {
    const { pass } = setup();
    const passed = Array.from({ length: 500 }, () => pass({ peerId, candidate: 'x' })).filter(Boolean);
    expect(passed).toHaveLength(120);
  });

  it('[RM5] of a refused peer are not heard for a while, longer after each refusal', () => {
    const { pass, gate, clock } = setup();
    pass({ peerId });
    const pauses = Array.from({ length: 7 }, () => {
      gate.noteRefused(peerId);
      let seconds = 0;
      for (; !pass({ peerId }); seconds++) clock.advance(1_000);
      return seconds;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });
});
