import type { TabZoom } from '../../../media/tab-zoom.js';
import type { HeldPower } from '../../../session/feature.js';
import type { SeenPictureView, SharedPictureView } from './picture-views.js';

/** A shared tab, for the power to zoom it. */
export interface SharedTab {
  /** It is blackened in part: what moves it would move it below the boxes (ST18). */
  readonly isCovered: boolean;
  /** Asks the browser's own question, in the customer's click. `undefined` where nothing can be zoomed. */
  readonly askPermission: (() => Promise<void>) | undefined;
  /** From now on it is steered by this. @returns ends that */
  steer(control: TabSteering): () => void;
}

/** What steers a shared tab. */
export interface TabSteering {
  /** It may be steered, and cannot be: that would move it below the boxes. Reactive. */
  readonly isOff: boolean;
  /** In percent; `null` while the other side may not change it. */
  readonly level: number | null;
  /** Another capture. */
  take(zoom: TabZoom | undefined): void;
  cover(isCovered: boolean): void;
  step(step: 'in' | 'out' | 'reset'): void;
  /** The person's own wheel over this element scrolls the tab. */
  forwardWheel(over: Element | undefined): void;
}

/** Pictures on the customer's page. Every property is reactive. */
export interface CustomerScreens {
  /** Can this device share its screen at all? */
  readonly canShare: boolean;
  /** What the technician sees of this computer. */
  readonly shown: readonly SharedPictureView[];
  /** Screens that the technician shows. */
  readonly seen: readonly SeenPictureView[];
  /** Of a grant of the power `screen`. */
  tabOf(held: HeldPower | undefined): SharedTab | undefined;
}
