import type { FeatureHandle, FeatureManifest } from '$lib/session/manifest.js';

/** A feature whose code is replaced by what a scene says. */
export const fakeFeature = <Api>(
  { id, slots = {}, slotWords = id }: FeatureManifest,
  api: Api,
  isAsking: () => boolean = () => false
): FeatureHandle<Api> => ({
  id,
  api,
  slots,
  slotWords,
  isShared: true,
  isOpen: true,
  isReady: true,
  isShowing: true,
  get isAsking() {
    return isAsking();
  },
  open: async () => api,
  fetchAhead: async () => undefined
});
