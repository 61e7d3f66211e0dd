import { describe, expect, it } from 'vitest';
import { signalKeyOf, SignalSeal } from './signal-seal.js';

const sealFor = (password: string, topic: string): SignalSeal => new SignalSeal(signalKeyOf(password, topic));
const seal = sealFor('password', 'topic');
const sealed = seal.seal('{"peerId":"x"}');

describe('sealed signals', () => {
  it('[RM1] opens what was sealed with the same password for the same topic', () => {
    expect(sealFor('password', 'topic').open(sealed)).toBe('{"peerId":"x"}');
  });

  it('[RM1] cannot be read with another password, nor moved to another topic', () => {
    expect(sealFor('other', 'topic').open(sealed)).toBeUndefined();
    expect(sealFor('password', 'other').open(sealed)).toBeUndefined();
  });

  it('[RM1] cannot be altered in any character', () => {
    // The last character may carry bits that stand for nothing.
    const altered = Array.from(
      { length: sealed.length - 1 },
      (_, i) => sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    );
    expect(altered.filter((text) => seal.open(text) !== undefined)).toEqual([]);
  });

  it('[RM1] takes no garbage', () => {
    const garbage = ['', 'A', 'AAAA', sealed.slice(0, 40), 'ä'.repeat(80), '{"peerId":"x"}'];
    expect(garbage.filter((text) => seal.open(text) !== undefined)).toEqual([]);
  });

  it('[RM1] never looks the same twice', () => {
    expect(seal.seal('same')).not.toBe(seal.seal('same'));
  });
});
