import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mediaSignalSchema } from './media-signal.js';

const isTaken = (signal: unknown): boolean => v.is(mediaSignalSchema, signal);
const offer = { kind: 'offer', viewId: 'screen-1', round: 1, sdp: 'v=0' };
const candidate = {
  kind: 'candidate',
  viewId: 'screen-1',
  candidate: 'candidate:1 …',
  usernameFragment: null
};

describe('signals of a view', () => {
  it('[MD3] are ready, offer, answer and candidate', () => {
    expect(isTaken({ kind: 'ready', viewId: 'screen-1' })).toBe(true);
    expect(isTaken(offer)).toBe(true);
    expect(isTaken({ ...offer, kind: 'answer' })).toBe(true);
    expect(isTaken(candidate)).toBe(true);
    expect(isTaken({ ...candidate, usernameFragment: 'abcd' })).toBe(true);
  });

  it.each([
    ['another kind', { ...offer, kind: 'rollback' }],
    ['no view', { kind: 'ready' }],
    ['an empty view', { ...offer, viewId: '' }],
    ['a view with markup', { ...offer, viewId: '<b>' }],
    ['a view too long', { ...offer, viewId: 'a'.repeat(65) }],
    ['a description too long', { ...offer, sdp: 'a'.repeat(32_769) }],
    ['an empty description', { ...offer, sdp: '' }],
    ['round zero', { ...offer, round: 0 }],
    ['half a round', { ...offer, round: 1.5 }],
    ['a round out of reach', { ...offer, round: 1_001 }],
    ['a candidate too long', { ...candidate, candidate: 'a'.repeat(1_025) }],
    ['an empty candidate', { ...candidate, candidate: '' }],
    ['members nobody asked for', { ...offer, granted: true }],
    ['text', 'offer'],
    ['nothing', null]
  ])('[MD3] are refused with %s', (_, signal) => {
    expect(isTaken(signal)).toBe(false);
  });
});
