/** Which kind of content a file of this ending is, as web hosts name it; a page's address ends in a slash. */
const kinds: readonly (readonly [ending: RegExp, kind: RegExp])[] = [
  [/\/$/, /^text\/html\b/],
  [/\.m?js$/, /^(text|application)\/(x-)?(java|ecma)script\b/],
  [/\.css$/, /^text\/css\b/]
];

type Answer = Pick<Response, 'status' | 'type' | 'redirected' | 'headers'>;

/**
 * May a service worker keep this answer of the web host (rule NB4)? A page of errors, or a host's own page in place of
 * a script, kept once, would be what the page gets at every reload.
 * @param isNamed it is one of the shop's own files that `config.json` names, which are pictures
 * @returns `never`: nor what was kept of it before, because the host says that it is not to be stored
 */
export function mayBeKept(
  path: string,
  { status, type, redirected, headers }: Answer,
  isNamed = false
): 'yes' | 'no' | 'never' {
  if (status !== 200 || type !== 'basic' || redirected) return 'no';
  if (/\bno-store\b/i.test(headers.get('cache-control') ?? '')) return 'never';
  const content = (headers.get('content-type') ?? '').toLowerCase();
  const kind = isNamed ? /^image\// : kinds.find(([ending]) => ending.test(path))?.[1];
  return (kind ? kind.test(content) : !content.startsWith('text/html')) ? 'yes' : 'no';
}
