/**
 * Lets the pages open without a network, from what they fetched when they had one (rule TC18). Files under
 * `_app/immutable` never change and are kept as they come; pages and `config.json` come from the network whenever
 * there is one. It answers for the files of this build alone (NB3): below its folder there may be other people's
 * pages. Nothing of a session passes here: that goes over peer connections and sockets.
 */
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';
import { mayBeKept } from './lib/base/may-be-kept.js';
import { withPageHeaders } from './lib/base/page-headers.js';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
/** Other sites of this origin have folders, and so prefixes, of their own. */
const cachePrefix = `tincan ${base}/ `;
const cacheName = cachePrefix + version;
/** A network that does not answer by then counts as none, where there is something kept. */
const networkMs = 4_000;

const pages = new Set(prerendered);
const unhashed = new Set(files);

/** Without query and fragment: a fragment may be the key of a session. */
function plainUrl(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  return origin + pathname;
}

const isOurs = ({ origin, pathname }: URL): boolean =>
  origin === location.origin &&
  (isForever(pathname) || unhashed.has(pathname) || pages.has(pathname) || pages.has(`${pathname}/`));
const isForever = (path: string): boolean => path.startsWith(`${base}/_app/immutable/`);
const isPage = (path: string): boolean => !isForever(path) && !unhashed.has(path);

async function keep(url: string, response: Response): Promise<Response> {
  const kind = mayBeKept(new URL(url, location.href).pathname, response);
  if (kind === 'yes') {
    const copy = response.clone();
    const cache = await caches.open(cacheName);
    // a full disk must not take the answer away
    await cache.put(plainUrl(url), withPageHeaders(copy, false)).catch(() => undefined);
  } else if (kind === 'never') await (await caches.open(cacheName)).delete(plainUrl(url));
  return response;
}

const kept = (url: string): Promise<Response | undefined> => caches.match(plainUrl(url), { cacheName });

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
    .filter((url) => isOurs(new URL(url)) && !isPage(new URL(url).pathname))
    .slice(0, 500);
  event.waitUntil(
    Promise.allSettled(urls.map(async (url) => (await kept(url)) ?? keep(url, await fetch(plainUrl(url)))))
  );
});
