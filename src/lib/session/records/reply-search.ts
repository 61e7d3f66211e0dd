import { folded, searchWords } from '../../base/fold.js';
import type { Reply } from '../../docs/replies.js';

/**
 * Replies that hold every word, the best first: a shortcut that is just what was typed, then names, then contents.
 * Without words the favourites come first; otherwise the order is the technician's own.
 */
export function searchReplies(replies: readonly Reply[], query: string): readonly Reply[] {
  const words = searchWords(query);
  if (words.length === 0) {
    return [
      ...replies.filter(({ isFavourite }) => isFavourite),
      ...replies.filter((one) => !one.isFavourite)
    ];
  }
  const whole = words.join(' ');
  const ranked = replies.flatMap((reply) => {
    const rank = rankOf(reply, words, whole);
    return rank === undefined ? [] : [{ reply, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ reply }) => reply);
}

function rankOf(reply: Reply, words: readonly string[], whole: string): number | undefined {
  const shortcut = folded(reply.shortcut);
  if (shortcut !== '' && shortcut === whole) return 0;
  const name = folded(`${reply.name} ${reply.category} ${shortcut}`);
  if (words.every((word) => name.includes(word))) return shortcut.startsWith(whole) ? 1 : 2;
  const all = `${name} ${folded(reply.text)}`;
  return words.every((word) => all.includes(word)) ? 3 : undefined;
}
