/** Cases for readers: what is right, changed in a few places; and what was never right. */
import * as fc from 'fast-check';
import { concat, utf8 } from '../../src/lib/base/bytes.js';

const oddNumbers = [
  0,
  -0,
  -1,
  0.5,
  1,
  2,
  255,
  65_536,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  1e308,
  NaN,
  Infinity,
  -Infinity
];
const oddTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '\0',
  '\u{D800}',
  'a\u{DC00}b',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("x")',
  '../../etc/passwd',
  'javascript:alert(1)',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  '\r\n',
  '\u2028'
];
const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'type',
  'kind',
  't',
  'v',
  'id',
  'length',
  '0',
  ''
];
/** Said often enough, a text on which a reader is slow is found. */
const fragments = [
  'a',
  '.',
  ' ',
  '. ',
  '(',
  ')',
  '[',
  '-',
  '/',
  '\\',
  '\n',
  '\t',
  '"',
  '<a>',
  '&',
  '=',
  'http://',
  'www.',
  '@',
  '\u{D83D}',
  '{',
  '9',
  '·'
];

const longText = fc
  .tuple(
    fc.constantFrom(...fragments),
    fc.integer({ min: 1, max: 40_000 }),
    fc.constantFrom('', 'x', '\n', '"')
  )
  .map(([fragment, times, end]) => fragment.repeat(times) + end);

const nested = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()).map(([depth, isList]) => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = isList ? [value] : { a: value };
  return value;
});

/** A text as nobody would type it. */
export const oddText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...fragments, 'b', 'é', '\u{DC00}'), maxLength: 200 })
  },
  { weight: 1, arbitrary: longText }
);

/** A value that hardly any field expects. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 5, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(undefined, null, true, false) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1).map((which): unknown => (which === 0 ? [] : {})) },
  { weight: 2, arbitrary: oddText },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }) },
  { weight: 1, arbitrary: nested },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) }
);

const kinds = [
  'remove',
  'add',
  'add',
  'replace',
  'replace',
  'replace',
  'swap',
  'grow',
  'wrap',
  'edge',
  'edge'
] as const;

interface Mutation {
  kind: (typeof kinds)[number];
  at: number;
  other: number;
  key: string;
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat({ max: 10_000 }),
  other: fc.nat({ max: 10_000 }),
  key: fc.constantFrom(...oddKeys),
  value: oddValue
});

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesIn(holder: Record<string, unknown>, found: Place[] = []): Place[] {
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    const value = holder[key];
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && found.length < 500)
      placesIn(value as Record<string, unknown>, found);
  }
  return found;
}

/** Own properties by any name: `__proto__` would otherwise set the prototype. */
const put = ({ holder, key }: Place, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });

function mutate(root: Record<string, unknown>, { kind, at, other, key, value }: Mutation): void {
  const places = placesIn(root);
  const place = places[at % places.length]!;
  const old = place.holder[place.key];
  const isHolder = typeof old === 'object' && old !== null && !ArrayBuffer.isView(old);
  switch (kind) {
    case 'remove':
      if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
      else if (place.holder !== root) delete place.holder[place.key];
      break;
    case 'add':
      if (Array.isArray(old)) old.push(value);
      else if (isHolder) put({ holder: old as Record<string, unknown>, key }, value);
      else if (typeof old === 'string') put(place, old + (typeof value === 'string' ? value : key));
      break;
    case 'replace':
      put(place, value);
      break;
    case 'swap': {
      const second = places[other % places.length]!;
      // a part of itself in its own place would have no end
      if (isHolder || typeof second.holder[second.key] === 'object') break;
      put(place, second.holder[second.key]);
      put(second, old);
      break;
    }
    case 'grow':
      put(place, grown(old, other));
      break;
    case 'wrap':
      put(place, other % 2 === 0 ? [old] : { [key === '__proto__' ? 'a' : key]: old });
      break;
    case 'edge':
      put(place, edgeOf(old, other));
      break;
  }
}

function grown(value: unknown, by: number): unknown {
  const times = 1 + (by % 3_000);
  if (typeof value === 'string')
    return value.repeat(Math.min(times, Math.ceil(100_000 / (value.length + 1))));
  if (Array.isArray(value)) return Array.from({ length: Math.min(times, 500) }, () => value).flat();
  if (typeof value === 'number') return value * times;
  return value instanceof Uint8Array ? concat(value, new Uint8Array(times)) : value;
}

function edgeOf(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value + [1, -1, 0.5, 2 ** 20, -(2 ** 33)][by % 5]!;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    const at = value.length === 0 ? 0 : by % value.length;
    return [
      value.slice(0, at),
      value.slice(at),
      `${value}a`,
      value.toUpperCase(),
      `${value.slice(0, at)}\u{D800}${value.slice(at + 1)}`
    ][by % 5];
  }
  if (value instanceof Uint8Array)
    return by % 2 === 0 ? value.slice(0, by % (value.length + 1)) : concat(value, Uint8Array.of(by));
  return value;
}

/** One of `good` with one to four changes; now and then none, and now and then something else altogether. */
export function mutated(good: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 1, arbitrary: oddValue },
    {
      weight: 12,
      arbitrary: fc
        .tuple(fc.nat({ max: good.length - 1 }), fc.array(mutation, { maxLength: 4 }))
        .map(([which, mutations]) => {
          const root = { root: structuredClone(good[which]) };
          for (const one of mutations) mutate(root, structuredClone(one));
          return root.root;
        })
    }
  );
}

/** A text with a change in its letters: cut, doubled, something strange put in. */
export function mutatedText(good: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('cut', 'drop', 'put', 'again', 'deep'),
    at: fc.nat({ max: 100_000 }),
    length: fc.nat({ max: 20 }),
    odd: oddText
  });
  return fc.tuple(good, fc.array(change, { maxLength: 2 })).map(([text, changes]) =>
    changes.reduce((before, { kind, at, length, odd }) => {
      const place = before.length === 0 ? 0 : at % before.length;
      const [head, tail] = [before.slice(0, place), before.slice(place)];
      if (kind === 'cut') return head;
      if (kind === 'drop') return head + tail.slice(length);
      if (kind === 'put') return head + odd + tail;
      if (kind === 'again') return head + tail + tail;
      return head + '['.repeat(at % 20_000) + tail;
    }, text)
  );
}

/** More than one origin's storage, a message or a small file of a shop can hold. */
const maxJsonLength = 5_000_000;

/** Texts that are nearly JSON of one of `good`. */
export function mutatedJson(good: readonly unknown[]): fc.Arbitrary<string> {
  const changed = mutated(good).map((value) => JSON.stringify(value) ?? 'undefined');
  return fc
    .oneof(
      { weight: 6, arbitrary: changed },
      { weight: 2, arbitrary: mutatedText(fc.constantFrom(...good).map((value) => JSON.stringify(value))) },
      { weight: 1, arbitrary: oddText },
      { weight: 1, arbitrary: fc.json() }
    )
    .filter((text) => text.length <= maxJsonLength);
}

/** Bytes of one of `good` with up to six changes: bits, cuts, insertions, pieces of another one. */
export function mutatedBytes(good: readonly Uint8Array[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const change = fc.record({
    kind: fc.constantFrom('flip', 'flip', 'set', 'set', 'cut', 'drop', 'put', 'again', 'join'),
    at: fc.nat({ max: 1_000_000 }),
    value: fc.oneof(
      fc.constantFrom(0, 1, 2, 3, 4, 8, 9, 10, 0x7f, 0x80, 0x84, 0xc0, 0xff),
      fc.nat({ max: 255 })
    ),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f))
    ),
    other: fc.nat({ max: good.length - 1 })
  });
  const changed = fc
    .tuple(fc.nat({ max: good.length - 1 }), fc.array(change, { maxLength: 6 }))
    .map(([which, changes]) =>
      changes.reduce((before, { kind, at, value, bytes, other }) => {
        const place = before.length === 0 ? 0 : at % before.length;
        const [head, tail] = [before.subarray(0, place), before.subarray(place)];
        switch (kind) {
          case 'flip':
            return concat(
              head,
              tail.length > 0 ? Uint8Array.of(tail[0]! ^ (1 << (value % 8))) : tail,
              tail.subarray(1)
            );
          case 'set':
            return concat(head, Uint8Array.of(value), tail.subarray(1));
          case 'cut':
            return concat(head);
          case 'drop':
            return concat(head, tail.subarray(1 + (value % 8)));
          case 'put':
            return concat(head, bytes, tail);
          case 'again':
            return concat(head, tail, tail);
          default:
            return concat(head, good[other]!.subarray(place));
        }
      }, concat(good[which]!))
    );
  return fc.oneof(
    { weight: 10, arbitrary: changed },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => concat(bytes)) }
  );
}

/** Bytes of a text, or of none. */
export const asBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc.oneof(
    { weight: 20, arbitrary: text.map((one) => utf8(one)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => concat(bytes)) }
  );
