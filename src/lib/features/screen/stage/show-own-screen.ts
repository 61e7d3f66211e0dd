import type { I18n } from '../../../i18n/index.js';
import type { StageToolsView } from '../shared/picture-views.js';
import type { Toasts } from '../../../ui/toasts.svelte.js';

/** Shows the browser's picker for a screen of the technician's own, and tells what went wrong. To be called in a click. */
export async function showOwnScreen(
  tools: StageToolsView,
  { errorSentence }: Pick<I18n, 'errorSentence'>,
  toasts: Toasts
): Promise<void> {
  const error = await tools.showOwn();
  if (error) toasts.show(errorSentence(error).what, 'warn');
}
