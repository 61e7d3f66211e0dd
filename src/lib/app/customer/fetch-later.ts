import type { I18n } from '../../i18n/index.js';
import type { FeatureHandle } from '../../session/manifest.js';

/** The session begins first: the chat, the first questions, a picture. */
const afterMs = 8_000;

interface Connection {
  saveData?: boolean;
}

let isFetched = false;

/**
 * Fetches what a session may need later, once it has run for some seconds and the page is idle: a shop that
 * renews the site meanwhile takes the old files away (UP3). Not where the device is to save data.
 * @returns stops it before it has begun
 */
export function fetchLater(i18n: Pick<I18n, 'addArea'>, features: readonly FeatureHandle[]): () => void {
  const { connection } = navigator as { connection?: Connection };
  if (isFetched || connection?.saveData) return () => undefined;
  const begin = (): void => {
    isFetched = true;
    void import('./fetch-ahead.js')
      .then(({ fetchAhead }) => fetchAhead(i18n, features))
      .catch(() => undefined);
  };
  // not in every browser
  const whenIdle = 'requestIdleCallback' in globalThis ? () => void requestIdleCallback(begin) : begin;
  const timer = setTimeout(whenIdle, afterMs);
  return () => clearTimeout(timer);
}
