import type { I18n } from '../../i18n/index.js';
import { LazyPart } from '../../ui/lazy-part.svelte.js';
import type * as Sharing from '../../features/screen/sharing/index.js';

export type SharingParts = LazyPart<typeof Sharing>;

/** The parts for pictures, fetched with their words when they are first needed. */
export const sharingParts = (i18n: Pick<I18n, 'addArea'>): SharingParts =>
  new LazyPart(async () => {
    const [parts] = await Promise.all([
      import('../../features/screen/sharing/index.js'),
      i18n.addArea('stage')
    ]);
    return parts;
  });
