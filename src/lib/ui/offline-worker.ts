/** The page's side of the service worker: starts it, hands it what was fetched before, hears of new versions. */
import { trustedScript } from '../base/trusted-script.js';

export interface OfflineWorker {
  /** Makes the new version the one that works, and loads the page anew. */
  useNewVersion(): void;
}

/**
 * Starts the worker once the page has nothing else to do. Where there is none (private windows, old browsers,
 * pages over plain http), nothing happens.
 * @param siteUrl the folder the product is served from, with a slash at its end
 * @param onNewVersion a newer version is there and waits; never taken by itself
 */
export async function startOfflineWorker(
  siteUrl: string,
  onNewVersion: (worker: OfflineWorker) => void
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
    const hand = async (): Promise<void> => {
      const { active } = await serviceWorker.ready;
      const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
      active?.postMessage(
        fetched.map((url) => url.split('#', 1)[0]),
        []
      );
    };
    // What is fetched between the first list and the worker's taking over is in the second one.
    serviceWorker.addEventListener('controllerchange', () => void hand());
    await hand();
    // and what was still on its way then, is in the third
    setTimeout(() => void hand(), 10_000);
  } catch {
    // refused by the browser: the page works without
  }
}
