import { fetchBoxWorkers } from '../../../media/media-workers.js';
import { fetchStills } from '../shared/picture-outlet.js';

/** Everything of pictures that a customer's session may need later. */
export const fetchAhead = async (): Promise<void> => {
  await Promise.all([
    import('./index.js'),
    import('../customer/seen-pictures.svelte.js'),
    import('../../../media/picture-filter.js'),
    fetchBoxWorkers(),
    fetchStills()
  ]);
};
