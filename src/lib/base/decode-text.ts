import { err, ok, type Result } from './result.js';

const marks = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] }
] as const;

/** Of an XML declaration; it stands in ASCII in every encoding that has ASCII in it. */
const declaration = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]{0,40})["']/;

/**
 * The text of a file that another program wrote, in the encoding that it declares: by a byte order mark, in an XML
 * declaration, or by the zeros of UTF-16 without either; else UTF-8. A file whose bytes are not of that encoding is
 * refused: a guess would pass garbage off as success (RR10).
 */
export function decodeText(bytes: Uint8Array): Result<string, 'unknown-encoding'> {
  const encoding = encodingOf(bytes);
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // In two steps: Node, where the tests run, takes Windows-1252 for ISO-8859-1 in one.
    return ok(decoder.decode(bytes, { stream: true }) + decoder.decode());
  } catch {
    // no such encoding (RangeError), or bytes that are none of it (TypeError)
    return err('unknown-encoding');
  }
}

function encodingOf(bytes: Uint8Array): string {
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked.encoding;
  // Every text of these formats begins with ASCII.
  if (bytes.length > 1 && bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  if (bytes.length > 1 && bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  const declared = declaration.exec(String.fromCharCode(...bytes.subarray(0, 300)))?.[1] ?? 'utf-8';
  // Programs that build XML in a string declare UTF-16 and then write UTF-8; these bytes are certainly no UTF-16.
  return /^(?:utf-16|ucs-2|iso-10646-ucs-2)/i.test(declared) ? 'utf-8' : declared;
}

/** Rejects where the file cannot be read any more. */
export const readText = async (
  file: Pick<Blob, 'arrayBuffer'>
): Promise<Result<string, 'unknown-encoding'>> => decodeText(new Uint8Array(await file.arrayBuffer()));
