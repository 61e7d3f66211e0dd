/**
 * Finds sessions by words. Every word of a session stands once in a segment of up to a thousand sessions: a sorted
 * list of words, and for each the sessions that have it. A part of a word is found by looking through the words, which
 * are few (docs/decisions/0010-own-word-index.md).
 */

import { searchable, spellingsOf } from '../base/fold.js';

/** As it lies in the database. */
export interface Segment {
  v: 2;
  ids: string[];
  /** Sorted; each between line feeds. */
  words: string;
  /** Where the sessions of each word begin in `posts`, and the end of all. */
  starts: Uint32Array;
  /** Places in `ids`. */
  posts: Uint16Array;
}

export const sessionsInSegment = 1_000;
const maxWordLength = 40;
const notWords = /[^\p{L}\p{N}]+/u;

/** The words of a text as they are searched (HX3), so that the index is the same for every language; very long ones in pieces. */
export function wordsOf(text: string): string[] {
  return searchable(text)
    .split(notWords)
    .filter(Boolean)
    .flatMap((word) => (word.length <= maxWordLength ? [word] : (word.match(/.{1,40}/gsu) ?? [])));
}

/** @param sessions ids with all their text; at most `sessionsInSegment` */
export function buildSegment(sessions: readonly { id: string; text: string }[]): Segment {
  const posts = new Map<string, number[]>();
  sessions.forEach(({ text }, place) => {
    for (const word of new Set(wordsOf(text))) {
      const places = posts.get(word);
      if (places) places.push(place);
      else posts.set(word, [place]);
    }
  });
  const words = [...posts.keys()].sort();
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => (starts[i + 1] = starts[i]! + posts.get(word)!.length));
  const all = new Uint16Array(starts[words.length]!);
  words.forEach((word, i) => all.set(posts.get(word) ?? [], starts[i]));
  return { v: 2, ids: sessions.map(({ id }) => id), words: `\n${words.join('\n')}\n`, starts, posts: all };
}

/** `undefined` for what is no segment: it is built again. */
export function readSegment(value: unknown): Segment | undefined {
  const { v, ids, words, starts, posts } = (value ?? {}) as Partial<Segment>;
  const isSegment =
    v === 2 &&
    Array.isArray(ids) &&
    ids.length <= 65_536 &&
    ids.every((id) => typeof id === 'string') &&
    typeof words === 'string' &&
    starts instanceof Uint32Array &&
    posts instanceof Uint16Array;
  return isSegment && fitsTogether(value as Segment) ? (value as Segment) : undefined;
}

/** A search walks from word to word: lists that do not belong together would lead it astray, or round for ever. */
function fitsTogether({ ids, words, starts, posts }: Segment): boolean {
  if (!words.startsWith('\n') || !words.endsWith('\n') || starts[0] !== 0) return false;
  let lines = 0;
  for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1)) lines++;
  return (
    lines === Math.max(2, starts.length) &&
    starts.every((start, i) => i === 0 || start >= starts[i - 1]!) &&
    starts.at(-1) === posts.length &&
    posts.every((place) => place < ids.length)
  );
}

/** A segment with what is needed to look words up. */
export class SearchableSegment {
  readonly ids: readonly string[];
  readonly #segment: Segment;
  /** Where each word begins in `words`. */
  readonly #places: Uint32Array;

  constructor(segment: Segment) {
    this.#segment = segment;
    this.ids = segment.ids;
    this.#places = new Uint32Array(segment.starts.length - 1);
    let at = 1;
    for (let i = 0; i < this.#places.length; i++) {
      this.#places[i] = at;
      at = segment.words.indexOf('\n', at) + 1;
    }
  }

  /** The sessions that have all of these, each as a part of some word; short ones as its beginning. */
  find(parts: readonly string[], language: string): string[] {
    const { ids } = this.#segment;
    const counts = new Uint8Array(ids.length);
    parts.forEach((part, round) => this.#note(part, language, counts, round));
    return ids.filter((_, place) => counts[place] === parts.length);
  }

  #note(part: string, language: string, counts: Uint8Array, round: number): void {
    const { words, starts, posts } = this.#segment;
    const isShort = part.length < 3;
    const pattern = new RegExp(`${isShort ? '\\n' : ''}${spellingsOf(part, language)}`, 'gu');
    for (let found = pattern.exec(words); found; found = pattern.exec(words)) {
      const word = this.#wordAt(found.index + (isShort ? 1 : 0));
      for (let i = starts[word]!; i < starts[word + 1]!; i++) {
        const place = posts[i]!;
        if (counts[place] === round) counts[place] = round + 1;
      }
      // From the line feed behind this word, which may be the one before the next match.
      pattern.lastIndex = words.indexOf('\n', found.index + 1);
    }
  }

  #wordAt(at: number): number {
    let low = 0;
    let high = this.#places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#places[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
