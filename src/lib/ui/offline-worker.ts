/** The page's side of the service worker: starts it, hands it what was fetched before, hears of new versions. */
import { trustedScript } from '../base/trusted-script.js';

export interface OfflineWorker {
  /** Makes the new version the one that works, and loads the page anew. */
  useNewVersion(): void;
}

/** What is fetched together is told together. */
const handAfterMs = 300;
const keepAllAfterMs = 5_000;

/**
 * Starts the worker once the page has nothing else to do. Where there is none (private windows, old browsers,
 * pages over plain http), nothing happens.
 * @param siteUrl the folder the product is served from, with a slash at its end
 * @param onNewVersion a newer version is there and waits; never taken by itself
 * @param keepsEverything fetches also what this page has not needed yet, so that all of it works without a network
 */
export async function startOfflineWorker(
  siteUrl: string,
  onNewVersion: (worker: OfflineWorker) => void,
  { keepsEverything = false }: { keepsEverything?: boolean } = {}
): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    const hadWorker = serviceWorker.controller !== null;
    const registration = await serviceWorker.register(trustedScript(new URL('service-worker.js', siteUrl)), {
      scope: siteUrl,
      updateViaCache: 'none'
    });
    const offer = (waiting: ServiceWorker): void =>
      onNewVersion({
        useNewVersion() {
          serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
          waiting.postMessage('use-now', []);
        }
      });
    if (registration.waiting && hadWorker) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const found = registration.installing;
      found?.addEventListener('statechange', () => {
        if (found.state === 'installed' && serviceWorker.controller) offer(found);
      });
    });
    // a console stays open for days
    setInterval(() => void registration.update().catch(() => undefined), 3_600_000);
    if (keepsEverything) {
      const ask = async (): Promise<void> => (await serviceWorker.ready).active?.postMessage('keep-all', []);
      // the page comes first; what it needs of it now is fetched by then
      setTimeout(() => void ask(), keepAllAfterMs);
      serviceWorker.addEventListener('controllerchange', () => void ask());
    }
    handOver(serviceWorker);
  } catch {
    // refused by the browser: the page works without
  }
}

/**
 * Tells the worker of everything that was fetched here and will be: what came before there was a worker, and while
 * it took over, has not passed through it.
 */
function handOver(serviceWorker: ServiceWorkerContainer): void {
  const fetched = new Set<string>();
  let isDue = false;
  const hand = async (): Promise<void> => {
    if (isDue) return;
    isDue = true;
    const { active } = await serviceWorker.ready;
    await new Promise((done) => setTimeout(done, handAfterMs));
    isDue = false;
    active?.postMessage([...fetched], []);
  };
  new PerformanceObserver((list) => {
    const before = fetched.size;
    for (const { name } of list.getEntries()) fetched.add(name.split('#', 1)[0]!);
    if (fetched.size > before) void hand();
  }).observe({ type: 'resource', buffered: true });
  serviceWorker.addEventListener('controllerchange', () => void hand());
}
