import type { Component } from 'svelte';

/** What a place in a page knows of a feature; `FeatureHandle` in `session/manifest.ts` is one. */
export interface SlotFeature {
  readonly id: string;
  readonly isShared: boolean;
  /** Its code is at work. */
  readonly isOpen: boolean;
  /** It has something to show at the moment. */
  readonly isShowing: boolean;
  readonly slots: Readonly<Record<string, (() => Promise<{ default: Component<never> }>) | undefined>>;
  readonly slotWords: string;
}

/** What the components of one place get besides the feature and whether the session is over. */
export type MoreProps<F extends SlotFeature, S extends keyof F['slots']> =
  NonNullable<F['slots'][S]> extends () => Promise<{ default: Component<infer Props> }>
    ? Omit<Props, 'feature' | 'isOver'>
    : never;
