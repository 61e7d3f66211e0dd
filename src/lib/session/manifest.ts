/**
 * What the kernel of a session and the frames of the pages know of a feature before its code is there: types only.
 *
 * A feature is one capability and one folder, `src/lib/features/<id>/`. Its manifest is data that every page has; its
 * code is fetched when the feature is needed. The contract for that code is in `feature.ts`.
 */
import type { Component } from 'svelte';
import type { GenericSchema } from 'valibot';
import type { Role } from '../base/roles.js';

export interface LaneRules {
  /** Of one message as JSON in UTF-8; a frame holds at most 64 KiB. */
  maxBytes: number;
  /** `lossy`: frames may be lost or overtaken, and none waits for another. Such messages have at most 900 bytes. */
  delivery: 'reliable' | 'lossy';
  /** How many messages are kept while the code is on its way. What comes beyond is dropped. */
  holdEarly: number;
}

/** What the kernel enforces of a power without knowing it (rules CO). */
export interface PowerFacts {
  /** Granted only on top of a grant of this power, and ends with it. */
  needs?: string;
  /** So many grants may last at once, 1 by default; one more ends the oldest. */
  atMost?: number;
  /** The customer may see first what the technician will see. */
  canLook?: boolean;
  /** What went wrong may go right the next time: the card stays and says why. */
  canRetry?: boolean;
  /** Has sentences of its own in the log: `<power>-allowed` instead of `power-allowed`. */
  hasOwnSentences?: boolean;
}

/** Where a page shows something of a feature. */
export interface SlotProps {
  /** A tab beside the conversation of the console's session. */
  'console.tab': { feature: FeatureHandle };
  /** On the customer's session page, above the conversation. */
  'customer.dock': { feature: FeatureHandle };
}
export type SlotName = keyof SlotProps;

/** What is shown in a slot: fetched when the slot is in sight. Its words are those of the feature. */
export type SlotComponents = {
  readonly [S in SlotName]?: () => Promise<{ default: Component<SlotProps[S]> }>;
};

/** The code of a feature as its manifest knows it; `FeatureCode` in `feature.ts` is what it is written against. */
export interface LoadedCode {
  readonly schemas?: Readonly<Record<string, GenericSchema>>;
  open(context: never): FeatureInstance;
}

export interface FeatureInstance<Api = unknown> {
  readonly api: Api;
  /** What of it belongs in the session's record: anything that IndexedDB can store. */
  save?(): unknown;
  /** The session is over or the page is left: nothing may go on. */
  close(): void;
}

export interface FeatureManifest {
  /** Its folder, its name on the wire and in records: `[a-z][a-z0-9-]{0,39}`. */
  readonly id: string;
  /** A feature is open where both pages have the same version of it. */
  readonly version: number;
  /** Features whose API it uses. */
  readonly needs?: readonly string[];
  /** By their names on the wire, which no other feature has: 1 to 32 of `[a-z0-9-]`. */
  readonly lanes?: Readonly<Record<string, LaneRules>>;
  readonly powers?: Readonly<Record<string, PowerFacts>>;
  /** Kinds of lines in the log, each with the names of its facts. */
  readonly log?: Readonly<Record<string, readonly string[]>>;
  /**
   * `with-session`: its code is fetched when the session begins. `on-need`: with the first message on one of its lanes,
   * with what was stored of it, or when somebody asks for it.
   */
  readonly wakes: 'with-session' | 'on-need';
  readonly load: { readonly [R in Role]?: () => Promise<{ code: LoadedCode }> };
  readonly slots?: SlotComponents;
}

/** Keeps the literal types of a manifest, so that log kinds and facts are checked. */
export const manifest = <const M extends FeatureManifest>(facts: M): M => facts;

/** A feature as components see it. Every property is reactive. */
export interface FeatureHandle<Api = unknown> {
  readonly id: string;
  /** `undefined` until it is open. */
  readonly api: Api | undefined;
  /** The other page has it in the same version. */
  readonly isShared: boolean;
  readonly slots: SlotComponents;
  /** Fetches its code. Rejects when the network fails; may be called again. */
  open(): Promise<Api>;
}
