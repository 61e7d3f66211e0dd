import { expect, it } from 'vitest';
import { matches, parseFilter, type Filter } from './filter.js';

const [id, pubkey, other] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const event = {
  id,
  pubkey,
  created_at: 100,
  kind: 20_446,
  tags: [['x', 'tea'], ['n']],
  content: '',
  sig: 'd'.repeat(128)
};

it.each<[string, object, object]>([
  ['id', { ids: [other, id] }, { ids: [other] }],
  ['author', { authors: [pubkey] }, { authors: [other] }],
  ['kind', { kinds: [20_446] }, { kinds: [20_447] }],
  ['beginning', { since: 100 }, { since: 101 }],
  ['end', { until: 100 }, { until: 99 }],
  ['tag', { '#x': ['coffee', 'tea'] }, { '#x': ['coffee'] }],
  ['tag with a value', { '#x': ['tea'] }, { '#n': ['tea'] }],
  ['letter of the tag', { '#x': ['tea'] }, { '#X': ['tea'] }],
  ['whole filter', { kinds: [20_446], '#x': ['tea'] }, { kinds: [20_446], '#x': ['tea'], until: 99 }]
])('[ER1] an event is handed on by its %s', (_what, wanted, unwanted) => {
  const isWanted = (filter: object): boolean => matches(parseFilter(filter, 4) as Filter, event);
  expect([isWanted(wanted), isWanted(unwanted)]).toEqual([true, false]);
});
