/**
 * Words that a peer chose and that stand among the page's own (rule EN6): one line, as short as such words are, and
 * nothing in them that cannot be seen, turns the line around or closes its quotation.
 */

/** Letters as people count them. */
export const maxNameLetters = 40;
export const maxReasonLetters = 140;

/** What a peer calls themselves; empty when nothing of it can be shown. */
export const peerName = (text: string): string => oneLine(text, maxNameLetters);

/** Why a peer asks. */
export const peerReason = (text: string): string => oneLine(text, maxReasonLetters);

/** Empty as well as white: a blank of Braille, and what stands for an object or an annotation. */
const blanks = /[\s\p{Z}\p{Cc}\u2800\uFFF9-\uFFFC]+/gu;
/** Joiners that hold an emoji or the letters of a word together are part of what is seen. */
const idleJoiners = /(?<![\p{L}\p{M}\p{So}\p{Sk}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{So}])/gu;
const unseen = /(?![\u200C\u200D])[\p{Default_Ignorable_Code_Point}\p{Co}\p{Cs}]/gu;
/** More than this many marks on one letter grow over the lines around it. */
const heapedMarks = /(\p{M}{4})\p{M}+/gu;
const quotationMarks = /["\u00AB\u00BB\u201C-\u201F\u2039\u203A\u300C-\u300F\uFF02]/gu;

function oneLine(text: string, maxLetters: number): string {
  const line = text
    .normalize('NFC')
    .replace(blanks, ' ')
    .replace(unseen, '')
    .replace(idleJoiners, '')
    .replace(heapedMarks, '$1')
    .replace(quotationMarks, '’')
    .replace(/ +/g, ' ')
    .trim();
  const letters = lettersOf(line);
  if (letters.length <= maxLetters) return line;
  return `${letters
    .slice(0, maxLetters - 1)
    .join('')
    .trimEnd()}…`;
}

/** Older browsers have no segmenter: there a letter of several code points may be cut. */
function lettersOf(line: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return [...line];
  return [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
}
