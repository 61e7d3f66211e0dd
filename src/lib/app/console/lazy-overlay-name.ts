/** See `lazy-overlays.ts`; apart from it because the desk, which what lies over it needs, knows only the names. */
export type LazyOverlayName = 'settings' | 'shortcuts';
