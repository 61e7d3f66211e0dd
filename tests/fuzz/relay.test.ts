import { describe, expect, it } from 'vitest';
import { isGenuine, signEvent } from '../../tools/relay/event.js';
import { matches } from '../../tools/relay/filter.js';
import { defaultLimits } from '../../tools/relay/limits.js';
import { parseRequest } from '../../tools/relay/messages.js';
import { fuzz } from './fuzz.js';
import { mutatedJson } from './mutations.js';

const event = signEvent(
  { kind: 20_446, tags: [['x', 'topic']], content: 'hello' },
  new Uint8Array(32).fill(7)
);
const filter = {
  ids: [event.id],
  authors: [event.pubkey],
  kinds: [20_446],
  '#x': ['topic'],
  since: 0,
  until: 2_000_000_000,
  limit: 0
};
const good = [
  ['EVENT', event],
  ['REQ', 'sub', filter, { '#x': ['a'] }],
  ['CLOSE', 'sub']
];

describe('the embedded relay', () => {
  it('[ER7, ER4] reads every message or answers it, within its limits', () => {
    expect(good.map((message) => parseRequest(JSON.stringify(message), defaultLimits).type)).toEqual([
      'event',
      'subscribe',
      'unsubscribe'
    ]);
    fuzz(mutatedJson(good), (text) => {
      const request = parseRequest(text, defaultLimits);
      if (request.type === 'refused') {
        const [verb] = request.answer;
        expect(['OK', 'CLOSED', 'NOTICE']).toContain(verb);
        // What is sent back is short, whatever came.
        expect(JSON.stringify(request.answer).length).toBeLessThan(600);
      }
      if (request.type === 'subscribe') {
        expect(request.filters.length).toBeLessThanOrEqual(defaultLimits.filtersPerSubscription);
        for (const one of request.filters) expect(typeof matches(one, event)).toBe('boolean');
      }
      if (request.type === 'event') {
        expect(isGenuine(request.event)).toBe(true);
        expect(request.event.kind).toBeGreaterThanOrEqual(20_000);
      }
    });
  });
});
