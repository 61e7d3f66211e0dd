/**
 * Lets the pages open without a network, from what they fetched when they had one (rule TC18). Files under
 * `_app/immutable` never change and are kept as they come; pages, `config.json` and the logo that it names come from
 * the network whenever there is one. It answers for these files alone (NB3): below its folder there may be other
 * people's pages. Nothing of a session passes here: that goes over peer connections and sockets.
 */
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';
import { mayBeKept } from './lib/base/may-be-kept.js';
import { namedFiles } from './lib/base/named-files.js';
import { withPageHeaders } from './lib/base/page-headers.js';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
/** Other sites of this origin have folders, and so prefixes, of their own. */
const cachePrefix = `tincan ${base}/ `;
const cacheName = cachePrefix + version;
/** A network that does not answer by then counts as none, where there is something kept. */
const networkMs = 4_000;

const pages = new Set(prerendered);
const unhashed = new Set(files);
const configPath = `${base}/config.json`;
/** Paths of the shop's own files. Before they are known the browser fetches them without this worker. */
let named: ReadonlySet<string> = new Set();

/** Without query and fragment: a fragment may be the key of a session. */
function plainUrl(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  return origin + pathname;
}

const isOurs = ({ origin, pathname }: URL): boolean =>
  origin === location.origin &&
  (isForever(pathname) || isUnhashed(pathname) || pages.has(pathname) || pages.has(`${pathname}/`));
const isForever = (path: string): boolean => path.startsWith(`${base}/_app/immutable/`);
const isUnhashed = (path: string): boolean => unhashed.has(path) || named.has(path);
const isPage = (path: string): boolean => !isForever(path) && !isUnhashed(path);

async function keep(url: string, response: Response): Promise<Response> {
  const { pathname } = new URL(url, location.href);
  const kind = mayBeKept(pathname, response, named.has(pathname));
  if (pathname === configPath) await learnNames(response.clone());
  if (kind === 'yes') {
    const copy = response.clone();
    const cache = await caches.open(cacheName);
    // a full disk must not take the answer away
    await cache.put(plainUrl(url), withPageHeaders(copy, false)).catch(() => undefined);
  } else if (kind === 'never') await forget(url);
  return response;
}

const forget = async (url: string): Promise<boolean> => (await caches.open(cacheName)).delete(plainUrl(url));
const kept = (url: string): Promise<Response | undefined> => caches.match(plainUrl(url), { cacheName });

/** What a newer `config.json` does not name any more goes; one that cannot be read changes nothing. */
async function learnNames(config: Response): Promise<void> {
  const value: unknown = config.ok ? await config.json().catch(() => undefined) : undefined;
  if (value === undefined) return;
  const folder = new URL(`${base}/`, location.href);
  const before = named;
  // what is the build's own stays that
  named = new Set(
    namedFiles(value, folder.href).filter((path) => before.has(path) || !isOurs(new URL(path, folder)))
  );
  for (const path of before) if (!named.has(path)) await forget(path);
}

const namesKnown = kept(configPath)
  .then((config) => config && learnNames(config))
  // as where a browser stores nothing
  .catch(() => undefined);

async function foreverFile(request: Request): Promise<Response> {
  return (await kept(request.url)) ?? keep(request.url, await fetch(request));
}

async function fromNetwork(request: Request): Promise<Response> {
  const stored = await kept(request.url);
  try {
    // hosts that say nothing of it would have a browser keep a page for days
    const signal = stored && AbortSignal.timeout(networkMs);
    return await keep(request.url, await fetch(request, { cache: 'no-cache', ...(signal && { signal }) }));
  } catch (thrown) {
    if (stored) return stored;
    // a web host sends such an address on to the folder's
    const folder = `${plainUrl(request.url)}/`;
    if (request.mode === 'navigate' && (await kept(folder))) return Response.redirect(folder);
    throw thrown;
  }
}

/** What starts each page: made after the build (tools/svelte/start-files.js), so it is not in its list. */
async function startFiles(): Promise<string[]> {
  const pages = await Promise.all(prerendered.map(async (page) => (await kept(page))?.text()));
  return pages.flatMap((html) => {
    const [path] = /_app\/immutable\/start\/[\w-]+\.js/.exec(html ?? '') ?? [];
    return path ? [`${base}/${path}`] : [];
  });
}

/** One after the other: what a page needs meanwhile comes first. */
async function keepAll(): Promise<void> {
  for (const path of [...build, ...(await startFiles())]) {
    const url = new URL(path, location.href);
    if (!isForever(url.pathname) || (await kept(url.href))) continue;
    // what fails is tried again when the next page asks
    await fetch(url)
      .then((response) => keep(url.href, response))
      .catch(() => undefined);
  }
}

async function keepFetched(urls: readonly string[]): Promise<void> {
  const isWanted = (url: string): boolean => isOurs(new URL(url)) && !isPage(new URL(url).pathname);
  const keepOne = async (url: string): Promise<unknown> =>
    (await kept(url)) ?? keep(url, await fetch(plainUrl(url)));
  await namesKnown;
  // what it names may be among the others
  await Promise.allSettled(urls.filter((url) => new URL(url).pathname === configPath).map(keepOne));
  await Promise.allSettled(urls.filter(isWanted).map(keepOne));
}

worker.addEventListener('install', (event) => {
  // Only the pages themselves: a customer on a bad network fetches no code for it (`keep-all` below).
  const kept = prerendered.map((page) =>
    fetch(page, { cache: 'no-cache' }).then((response) => keep(page, response))
  );
  event.waitUntil(Promise.allSettled(kept));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
            .map((name) => caches.delete(name))
        )
      )
      .then(() => worker.clients.claim())
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !isOurs(url)) return;
  if (isForever(url.pathname)) event.respondWith(foreverFile(request));
  else if (request.mode === 'navigate' || !isPage(url.pathname))
    event.respondWith(
      fromNetwork(request).then((response) => withPageHeaders(response, request.mode === 'navigate'))
    );
});

worker.addEventListener('message', (event) => {
  const message = event.data as unknown;
  if (message === 'use-now') return void worker.skipWaiting();
  if (message === 'keep-all') return event.waitUntil(keepAll());
  // What the page had fetched before there was a worker; it comes out of the browser's own cache.
  if (!Array.isArray(message)) return;
  const urls = message
    .filter((url): url is string => typeof url === 'string' && URL.canParse(url))
    .slice(0, 500);
  event.waitUntil(keepFetched(urls));
});
