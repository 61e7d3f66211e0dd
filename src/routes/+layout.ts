import { createI18n, type Area } from '$lib/i18n/index.js';
import type { LayoutLoad } from './$types.js';

// Static files only: every page is prerendered and a folder of its own, so that any web host serves it.
export const prerender = true;
export const trailingSlash = 'always';

function areasOf(route: string | null): Area[] {
  if (route === '/' || route === '/join') return ['entry'];
  if (route?.startsWith('/verify')) return ['report'];
  return route?.startsWith('/console') ? ['console'] : [];
}

// `load` is awaited before the page is hydrated: it wakes up in the person's language, without a mismatch.
// The words of the page that was opened stay: links to the other area load it anew (`data-sveltekit-reload`).
export const load: LayoutLoad = async ({ route, untrack }) => ({
  i18n: await createI18n(areasOf(untrack(() => route.id)))
});
