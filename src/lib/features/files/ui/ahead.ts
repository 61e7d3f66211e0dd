import { fetchFileWorker } from '../../../transfer/spawn-worker.js';

/** Everything of files that a session may need later, and that is not fetched with the dock. */
export const fetchAhead = async (): Promise<void> => {
  await Promise.all([
    import('./FileList.svelte'),
    import('./picking.js'),
    import('./FilesMore.svelte'),
    import('./folder-risk.js'),
    import('./unpack.js'),
    fetchFileWorker()
  ]);
};
