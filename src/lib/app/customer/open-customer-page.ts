import { base } from '$app/paths';
import type { I18n } from '../../i18n/index.js';
import { systemClock } from '../../base/clock.js';
import { findObstacle } from '../../base/obstacle.js';
import { CustomerPage } from './customer-page.svelte.js';
import { returnHint } from './return-hint.js';

/**
 * The customer's page at this address. All but the form for the PIN is heavy: it is fetched when asked for.
 * @param fragment what stood behind the `#` of the address; empty when nothing did
 */
export function openCustomerPage(fragment: string, i18n: I18n): CustomerPage {
  const isSameVisit = returnHint.get();
  const siteUrl = (): string => new URL(`${base}/`, location.href).href;
  return new CustomerPage({
    openedBy: fragment === '' ? 'address' : 'link',
    clock: systemClock,
    findObstacle: () => findObstacle(),
    loadObstacleNote: async () => (await import('../obstacle/load-obstacle-note.js')).loadObstacleNote(i18n),
    async loadConfig() {
      const { loadConfig } = await import('../../base/load-config.js');
      return (await loadConfig(fetch, siteUrl())).config;
    },
    async openSession(config) {
      const [{ createCustomerSession }, { features }] = await Promise.all([
        import('../../session/customer-session.svelte.js'),
        import('../features.js')
      ]);
      return createCustomerSession(config, siteUrl(), features, fragment, isSameVisit);
    },
    async loadScreens() {
      void import('../../ui/offline-worker.js')
        // what is new is used at the next visit: nobody is asked in the middle of their trouble
        .then((worker) => worker.startOfflineWorker(siteUrl(), () => undefined))
        // the next visit tries again
        .catch(() => undefined);
      const [screens, { logOwner }] = await Promise.all([
        import('./screens.js'),
        import('../log-owner.js'),
        i18n.addArea('customer')
      ]);
      i18n.setLogOwner(logOwner);
      // the browser's tables of dates take their time when they are first asked for: not behind Join
      i18n.format.time(0);
      return screens.screens;
    },
    loadTermsField: async () => (await import('./TermsField.svelte')).default,
    wordsOf: async (text) => (await import('../../base/config.js')).textIn(text, i18n.language)
  });
}
