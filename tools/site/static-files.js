import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';

/**
 * @callback Transform Changes a file on its way out; gets `undefined` when there is no such file.
 * @param {string | undefined} text
 * @returns {string}
 */

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg'
};

/**
 * A web host as dumb as the cheapest one: files, a folder's `index.html`, a redirect for a missing slash.
 * @param {object} options
 * @param {string | (() => string)} options.root folder to serve; a function is asked at each request
 * @param {string} [options.base] path it is served under, with a slash at both ends
 * @param {Record<string, Transform>} [options.transforms] by path below `base`
 * @param {Record<string, string>} [options.headers] of every answer
 * @returns {import('node:http').RequestListener}
 */
export function serveFiles({ root, base = '/', transforms = {}, headers: always = {} }) {
  /** @type {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} */
  async function serve(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return end(response, 405, { allow: 'GET, HEAD' });
    const [rawPath = '/', query] = (request.url ?? '/').split('?', 2);
    const path = pathBelow(base, rawPath);
    if (path === undefined) return end(response, 404);
    const found = await find(typeof root === 'string' ? root : root(), path);
    if (found === 'folder-without-slash') {
      // relative, so that no path can point it at another host
      const location = `./${rawPath.slice(rawPath.lastIndexOf('/') + 1)}/${query === undefined ? '' : `?${query}`}`;
      return end(response, 301, { location });
    }
    const transform = transforms[path];
    if (transform) {
      const text = found && (await readFile(found.file, 'utf8'));
      return sendText(request, response, path, transform(text || undefined));
    }
    if (!found) return end(response, 404);
    const headers = headersFor(found.file, path, `W/"${found.size}-${Math.floor(found.mtimeMs)}"`);
    if (request.headers['if-none-match'] === headers.etag) return end(response, 304, headers);
    response.writeHead(200, { ...headers, 'content-length': found.size });
    if (request.method === 'HEAD') return void response.end();
    // `pipe` would keep the file open where the download is broken off
    pipeline(createReadStream(found.file), response, () => undefined);
  }

  return (request, response) => {
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    serve(request, response).catch(() => (response.headersSent ? response.destroy() : end(response, 500)));
  };
}

/**
 * The decoded path below `base` without a leading slash, or `undefined` when it is none of ours: outside of the
 * base, wrongly encoded, with a dot file or a step upwards in it.
 * @param {string} base
 * @param {string} rawPath
 */
function pathBelow(base, rawPath) {
  if (`${rawPath}/` === base) return '..';
  if (!rawPath.startsWith(base)) return undefined;
  try {
    const path = decodeURIComponent(rawPath.slice(base.length));
    const isOdd = /[\0\\]|\/\//.test(path) || path.startsWith('/');
    return isOdd || path.split('/').some((part) => part.startsWith('.')) ? undefined : path;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<{ file: string, size: number, mtimeMs: number } | 'folder-without-slash' | undefined>}
 */
async function find(root, path) {
  if (path === '..') return 'folder-without-slash';
  const isFolder = path === '' || path.endsWith('/');
  const file = join(root, path, isFolder ? 'index.html' : '');
  const facts = await stat(file).catch(() => undefined);
  if (facts?.isFile()) return { file, size: facts.size, mtimeMs: facts.mtimeMs };
  return facts?.isDirectory() ? 'folder-without-slash' : undefined;
}

/** @param {string} file @param {string} path @param {string} etag */
function headersFor(file, path, etag) {
  return {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 * @param {string} text
 */
function sendText(request, response, path, text) {
  const headers = headersFor(path, path, `"${createHash('sha256').update(text).digest('base64url')}"`);
  if (request.headers['if-none-match'] === headers.etag) return end(response, 304, headers);
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 */
function end(response, status, headers = {}) {
  response.writeHead(status, headers).end();
}
