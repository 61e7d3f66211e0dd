import type { I18n } from '../../i18n/index.js';
import type { FeatureHandle } from '../../session/manifest.js';

/** One after the other, so that nothing else waits; what protects the customer comes first. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./ScamCheck.svelte'),
  () => import('./HaltedScreen.svelte'),
  () => import('./FilesQuestion.svelte'),
  () => import('./AsideOfWindow.svelte'),
  () => import('../versions/FeatureGapList.svelte'),
  () => import('../../features/chat/ui/LinkCard.svelte'),
  () => import('../../features/chat/ui/ChatSearch.svelte'),
  () => import('../../ui/ToastStack.svelte')
];

const areas = ['guard', 'stage', 'versions', 'chat/brief'] as const;

/** What fails is fetched when it is needed. */
export async function fetchAhead(
  i18n: Pick<I18n, 'addArea'>,
  features: readonly FeatureHandle[]
): Promise<void> {
  for (const area of areas) await i18n.addArea(area).catch(() => undefined);
  for (const part of parts) await part().catch(() => undefined);
  for (const feature of features) {
    for (const area of [feature.slotWords, feature.id]) await i18n.addArea(area).catch(() => undefined);
    await feature.fetchAhead().catch(() => undefined);
  }
}
