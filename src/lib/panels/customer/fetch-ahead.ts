import type { I18n } from '../../i18n/index.js';

/** Files, board, guide and pictures, with their words; one after the other, so that nothing else waits. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../../session/file-engine.svelte.js'),
  () => import('../files/load-panel.js'),
  () => import('../files/FileList.svelte'),
  () => import('../files/picking.js'),
  () => import('../files/FilesMore.svelte'),
  () => import('../../transfer/spawn-worker.js').then(({ fetchFileWorker }) => fetchFileWorker()),
  () => import('../../session/board-model.svelte.js'),
  () => import('../../docs/board.js'),
  () => import('../guide/guide-parts.js'),
  () => import('../sharing/index.js'),
  () => import('../../media/media-receiver.js'),
  () => import('../../media/picture-filter.js'),
  () => import('./DayNotices.svelte')
];

/** What fails is fetched when it is needed. */
export async function fetchAhead(i18n: Pick<I18n, 'addArea'>): Promise<void> {
  for (const part of parts) await part().catch(() => undefined);
  for (const area of ['files', 'board', 'stage'] as const) await i18n.addArea(area).catch(() => undefined);
}
