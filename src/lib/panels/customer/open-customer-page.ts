import { base } from '$app/paths';
import { loadConfig } from '../../base/config.js';
import { CustomerPage } from './customer-page.svelte.js';

/**
 * The customer's page at this address. The session and its screens are heavy: they are fetched when asked for.
 * @param fragment what stood behind the `#` of the address; empty when nothing did
 */
export function openCustomerPage(fragment: string): CustomerPage {
  const siteUrl = (): string => new URL(`${base}/`, location.href).href;
  return new CustomerPage({
    openedBy: fragment === '' ? 'address' : 'link',
    loadConfig: async () => (await loadConfig((url) => fetch(url), siteUrl())).config,
    openSession: async (config) => {
      const { createCustomerSession } = await import('../../session/customer-session.svelte.js');
      return createCustomerSession(config, siteUrl(), fragment);
    },
    loadScreens: async () => (await import('./SessionScreens.svelte')).default
  });
}
