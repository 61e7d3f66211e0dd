/** Names that Windows gives to devices, whatever comes behind the first dot. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Control and direction characters: invisible, and able to make `exe.gpj` out of `jpg.exe`. */
const invisible = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
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

/** What a person sees of a name that somebody else has chosen: invisible characters become visible. */
export const shownName = (name: string): string =>
  name.replace(
    invisible,
    (char) => `⟨${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  );

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
