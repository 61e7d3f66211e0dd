import { describe, expect, it } from 'vitest';
import { isInForeignFrame } from './foreign-frame.js';

const foreign = {
  get document(): Document {
    throw new DOMException('Blocked a frame', 'SecurityError');
  }
};

/** Windows from the innermost to the outermost. */
function nested(...windows: { document?: unknown }[]): Window {
  const all = windows.map((window) => Object.create(window) as { parent: unknown });
  all.forEach((window, i) => (window.parent = all[i + 1] ?? window));
  return all[0] as unknown as Window;
}

const own = { document: {} };

describe('[OP1] a frame of another site', () => {
  it('is told from a window, and from frames of the own site', () => {
    expect(isInForeignFrame(nested(own))).toBe(false);
    expect(isInForeignFrame(nested(own, own, own))).toBe(false);
  });

  it('is found at any height', () => {
    expect(isInForeignFrame(nested(own, foreign))).toBe(true);
    expect(isInForeignFrame(nested(own, own, foreign))).toBe(true);
    expect(isInForeignFrame(nested(own, foreign, own))).toBe(true);
  });

  it('is also a window without a document', () => {
    expect(isInForeignFrame(nested(own, {}))).toBe(true);
  });
});
