/** Names that Windows gives to devices, whatever comes behind the first dot. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/**
 * What has no look of its own: controls, direction marks, zero-width and other ignorable characters. They make
 * `exe.gpj` out of `jpg.exe`, and two names that look the same.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Blanks of every kind, and the braille pattern without dots: a row of them pushes the end of a name out of sight. */
const blanks = /[\p{Zs}\u2800]+/gu;
/** `~`: Windows knows files by a second, short name too, `PROGRA~1`; Chromium refuses it in folders. */
const forbidden = /[<>:"/\\|?*~]/g;
/** UTF-8 bytes that every file system of the day can hold. */
const maxBytes = 240;
const encoder = new TextEncoder();

/**
 * A name under which a file can be stored on any system, in one folder, whatever its sender called it. Never empty,
 * never a path, never hidden by a leading dot. The extension is kept when the name must be cut.
 */
export function safeName(name: string): string {
  const last =
    wellFormed(name)
      .split(/[/\\]/)
      .findLast((part) => !/^[.\s]*$/.test(part)) ?? '';
  const plain = withoutDotsAtEnd(
    last
      .replace(invisible, '')
      .replace(blanks, ' ')
      .replace(forbidden, '_')
      .replace(/^[. ]+/, '')
  );
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  return shorten(safe === '' ? 'file' : safe);
}

/** A name that is not in `taken`: `report (2).pdf`. */
export function freeName(name: string, taken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; taken(free); count++) free = numberedName(name, count);
  return free;
}

/** `report (2).pdf`, no longer than any safe name. */
export function numberedName(name: string, count: number): string {
  const [stem, extension] = splitExtension(name);
  return shortened(stem, ` (${count})${extension}`);
}

/** What a person sees of a name that somebody else has chosen: invisible characters become visible, blanks one. */
export const shownName = (name: string): string =>
  name
    .replace(
      invisible,
      (char) => `⟨${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
    )
    .replace(blanks, ' ');

/** Of the end of a name, which is never cut: a long extension and some letters before it. */
const endLength = 24;

/** A name in two parts, of which a page may cut the first: what decides how a file is opened is the end (FT19). */
export function nameInParts(name: string): { start: string; end: string } {
  const characters = Array.from(name);
  const end = characters.slice(-endLength).join('');
  return characters.length > 2 * endLength
    ? { start: name.slice(0, -end.length), end }
    : { start: '', end: name };
}

/** At most `length` characters, left out of the middle. */
export function shortName(name: string, length: number): string {
  const characters = Array.from(name);
  if (characters.length <= length) return name;
  const { end } = nameInParts(name);
  return `${characters.slice(0, length - Array.from(end).length - 1).join('')}…${end}`;
}

/** Halves of emoji, which a cut leaves behind, cannot be encoded. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

function splitExtension(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 16 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

const shorten = (name: string): string => shortened(...splitExtension(name));

/** As much of `stem` as there is room for, and all of `end`. */
function shortened(stem: string, end: string): string {
  const room = new Uint8Array(maxBytes - encoder.encode(end).length);
  // stops before the code point for which there is no room, so that no emoji is cut in half
  const { read } = encoder.encodeInto(stem, room);
  return (read < stem.length ? withoutDotsAtEnd(stem.slice(0, read)) : stem) + end;
}

/** Not by a pattern, which would begin anew at every dot of a long row of them. */
function withoutDotsAtEnd(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
  return name.slice(0, end);
}
