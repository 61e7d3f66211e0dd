/**
 * Lets the pages open without a network, from what they fetched when they had one (rule TC18). Files under
 * `_app/immutable` never change and are kept as they come; pages and `config.json` come from the network whenever
 * there is one. Nothing of a session passes here: that goes over peer connections and sockets.
 */
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const cacheName = `tincan-${version}`;
/** A network that does not answer by then counts as none, where there is something kept. */
const networkMs = 4_000;

/** Without query and fragment: a fragment may be the key of a session. */
function plainUrl(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  return origin + pathname;
}

const isOurs = (url: URL): boolean => url.origin === location.origin && url.pathname.startsWith(`${base}/`);
const isForever = (url: URL): boolean => url.pathname.startsWith(`${base}/_app/immutable/`);
const isKept = (url: URL): boolean =>
  isForever(url) || /\/(config\.json|early\.js|[\w-]+\.(svg|png|webmanifest))$/.test(url.pathname);

async function keep(url: string, response: Response): Promise<Response> {
  if (response.ok && response.type === 'basic') {
    const copy = response.clone();
    const cache = await caches.open(cacheName);
    // a full disk must not take the answer away
    await cache.put(plainUrl(url), copy).catch(() => undefined);
  }
  return response;
}

const kept = (url: string): Promise<Response | undefined> => caches.match(plainUrl(url));

async function foreverFile(request: Request): Promise<Response> {
  return (await kept(request.url)) ?? keep(request.url, await fetch(request));
}

async function fromNetwork(request: Request): Promise<Response> {
  const stored = await kept(request.url);
  try {
    const signal = stored && AbortSignal.timeout(networkMs);
    return await keep(request.url, await (signal ? fetch(request, { signal }) : fetch(request)));
  } catch (thrown) {
    if (stored) return stored;
    // a web host sends such an address on to the folder's
    const folder = `${plainUrl(request.url)}/`;
    if (request.mode === 'navigate' && (await kept(folder))) return Response.redirect(folder);
    throw thrown;
  }
}

/** One after the other: what a page needs meanwhile comes first. */
async function keepAll(): Promise<void> {
  for (const path of build) {
    const url = new URL(path, location.href);
    if (!isForever(url) || (await kept(url.href))) continue;
    // what fails is tried again when the next page asks
    await fetch(url)
      .then((response) => keep(url.href, response))
      .catch(() => undefined);
  }
}

worker.addEventListener('install', (event) => {
  // Only the pages themselves: a customer on a bad network fetches no code for it (`keep-all` below).
  const pages = prerendered.map((page) => fetch(page).then((response) => keep(page, response)));
  event.waitUntil(Promise.allSettled(pages));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('tincan-') && name !== cacheName)
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
  if (isForever(url)) event.respondWith(foreverFile(request));
  else if (request.mode === 'navigate' || isKept(url)) event.respondWith(fromNetwork(request));
});

worker.addEventListener('message', (event) => {
  const message = event.data as unknown;
  if (message === 'use-now') return void worker.skipWaiting();
  if (message === 'keep-all') return event.waitUntil(keepAll());
  // What the page had fetched before there was a worker; it comes out of the browser's own cache.
  if (!Array.isArray(message)) return;
  const urls = message
    .filter((url): url is string => typeof url === 'string' && URL.canParse(url))
    .filter((url) => isOurs(new URL(url)) && isKept(new URL(url)))
    .slice(0, 500);
  event.waitUntil(
    Promise.allSettled(urls.map(async (url) => (await kept(url)) ?? keep(url, await fetch(plainUrl(url)))))
  );
});
