import { hasWords, searchable, searchWords } from '../../../base/fold.js';
import type { Reply } from './replies-document.js';

/**
 * Replies that hold every word, the best first: a shortcut that is just what was typed, then names, then contents.
 * Without words the favourites come first; otherwise the order is the technician's own.
 */
export function searchReplies(replies: readonly Reply[], query: string, language: string): readonly Reply[] {
  const words = searchWords(query, language);
  if (words.length === 0) {
    return [
      ...replies.filter(({ isFavourite }) => isFavourite),
      ...replies.filter((one) => !one.isFavourite)
    ];
  }
  const whole = new RegExp(`^${words.map(({ source }) => source).join(' ')}`, 'u');
  const ranked = replies.flatMap((reply) => {
    const rank = rankOf(reply, words, whole);
    return rank === undefined ? [] : [{ reply, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ reply }) => reply);
}

function rankOf(reply: Reply, words: readonly RegExp[], whole: RegExp): number | undefined {
  const shortcut = searchable(reply.shortcut);
  const begun = whole.exec(shortcut)?.[0];
  if (shortcut !== '' && begun === shortcut) return 0;
  const name = searchable(`${reply.name} ${reply.category} ${shortcut}`);
  if (hasWords(name, words)) return begun === undefined ? 2 : 1;
  return hasWords(`${name} ${searchable(reply.text)}`, words) ? 3 : undefined;
}
