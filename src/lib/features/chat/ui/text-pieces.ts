/** What a chat message is shown as. Only `link` becomes clickable; everything else is plain text. */
export type TextPiece =
  | { kind: 'text'; text: string }
  /** `realHost` is set when the text could make a reader expect another address than the one that opens. */
  | { kind: 'link'; text: string; href: string; realHost: string | undefined }
  /** A character that would turn the direction of the text after it; shown by its number instead. */
  | { kind: 'control'; codePoint: string };

/** UAX #9: embeddings, overrides and isolates. Marks (U+200E, U+200F) are left: right-to-left writers need them. */
const bidiControls = '\\u202A-\\u202E\\u2066-\\u2069';
/** Characters that take no room: they could hide a part of an address. */
const invisible = '\\u200B-\\u200F\\u2060\\uFEFF';

const candidate = new RegExp(`\\b(?:https?://|www\\.)[^\\s<>"${bidiControls}${invisible}]+`, 'giu');
const control = new RegExp(`[${bidiControls}]`, 'u');
const controls = new RegExp(`([${bidiControls}])`, 'u');

/** More labels than this push the part of a host that counts out of sight. */
const plainLabels = 4;

/** Splits a peer's text into what may be shown. Joined together, the pieces say the same as the text. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTrailingPunctuation(match[0]);
    const link = linkOf(shown);
    if (!link) continue;
    pieces.push(...plainPieces(text.slice(from, match.index)), link);
    from = match.index + shown.length;
  }
  return [...pieces, ...plainPieces(text.slice(from))];
}

/** The address of a text that is one and nothing else. */
export function soleAddress(text: string): string | undefined {
  const pieces = textPieces(text.trim());
  return pieces.length === 1 && pieces[0]?.kind === 'link' ? pieces[0].href : undefined;
}

function plainPieces(text: string): TextPiece[] {
  return text
    .split(controls)
    .filter((part) => part !== '')
    .map((part) =>
      control.test(part) ? { kind: 'control', codePoint: codePointOf(part) } : { kind: 'text', text: part }
    );
}

const codePointOf = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function linkOf(text: string): TextPiece | undefined {
  const withScheme = /^https?:/i.test(text) ? text : `https://${text}`;
  const url = parseUrl(withScheme);
  // The pattern asks for the scheme already; this line is what a reader of the code can rely on.
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return {
    kind: 'link',
    text,
    href: url.href,
    realHost: couldDeceive(withScheme, url) ? url.host : undefined
  };
}

/** `URL.parse` says the same, but phones older than 2024 do not have it. */
function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** True for `https://bank.example@evil.example`, look-alike letters, backslashes and hosts hidden behind many labels. */
function couldDeceive(text: string, url: URL): boolean {
  const typedHost = text
    .slice(text.indexOf('//') + 2)
    .split(/[/?#]/, 1)[0]!
    .toLowerCase();
  return typedHost !== url.host || url.host.includes('xn--') || url.hostname.split('.').length > plainLabels;
}

/** A full stop, comma or bracket after an address belongs to the sentence around it. */
function withoutTrailingPunctuation(address: string): string {
  const opening = address.indexOf('(');
  let end = address.length;
  for (;;) {
    const last = address[end - 1]!;
    const isUnopened = last === ')' && (opening === -1 || opening > end);
    if (!isUnopened && !'.,;:!?\'"]}»›”’…'.includes(last)) return address.slice(0, end);
    end--;
  }
}
